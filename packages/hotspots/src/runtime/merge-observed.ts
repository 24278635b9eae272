/** What was found in the code and seen at run time as well is one finding. */
import type { Finding } from '@banyan/model';

/** Rule of the evidence → rules of the code that say the same, and more. */
const sameThing: Readonly<Record<string, ReadonlySet<string>>> = {
  'repeated-statement': new Set(['n-plus-one']),
  'measured-cpu': new Set(['blocked-event-loop', 'long-job-in-request', 'slow-regex', 'pool-saturation']),
};

/** The findings without those of the evidence that one of the code stands for: about the same, reached the same way. */
export function mergeObserved(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((one) => {
    const stronger = sameThing[one.rule];
    return !stronger || !findings.some((other) => stronger.has(other.rule) && standsFor(other, one));
  });
}

function standsFor(ofCode: Finding, seen: Finding): boolean {
  if (seen.rule === 'measured-cpu') return ofCode.function === seen.function;
  return ofCode.subject === seen.subject && ofCode.entryPoints.some((a) => seen.entryPoints.some((b) => isSame(a, b)));
}

function isSame(a: Finding['entryPoints'][number], b: Finding['entryPoints'][number]): boolean {
  return a.handler === b.handler && a.method === b.method && a.path === b.path;
}

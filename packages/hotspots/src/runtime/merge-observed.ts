/** What was found in the code and seen at run time as well is one finding. */
import type { Finding } from '@banyan/model';

/** Rule of the evidence → rules of the code that say the same, and more. */
const sameThing: Readonly<Record<string, ReadonlySet<string>>> = {
  'repeated-statement': new Set(['n-plus-one']),
  'heavy-statement': new Set(['n-plus-one']),
  'measured-cpu': new Set(['blocked-event-loop', 'long-job-in-request', 'slow-regex', 'pool-saturation']),
};

/**
 * The findings without those of the evidence that one of the code stands for: about the same, reached the same way. What
 * the evidence says of its weight is said by the first that stands for it.
 */
export function mergeObserved(findings: readonly Finding[]): readonly Finding[] {
  const taken = new Map<Finding, Finding>();
  for (const one of findings) {
    const stronger = sameThing[one.rule];
    const other = stronger && findings.find((each) => stronger.has(each.rule) && standsFor(each, one));
    if (other) taken.set(one, other);
  }
  return findings
    .filter((one) => !taken.has(one))
    .map((one) =>
      withTitles(
        one,
        [...taken].filter(([, other]) => other === one),
      ),
    );
}

/** The others are told by their lines already. */
function withTitles(finding: Finding, taken: readonly (readonly [Finding, Finding])[]): Finding {
  const heavy = taken.filter(([{ rule }]) => rule === 'heavy-statement').map(([{ title }]) => `${title}.`);
  return heavy.length > 0 ? { ...finding, reasons: [...finding.reasons, ...heavy] } : finding;
}

function standsFor(ofCode: Finding, seen: Finding): boolean {
  if (seen.rule === 'measured-cpu') return ofCode.function === seen.function;
  return ofCode.subject === seen.subject && ofCode.entryPoints.some((a) => seen.entryPoints.some((b) => isSame(a, b)));
}

function isSame(a: Finding['entryPoints'][number], b: Finding['entryPoints'][number]): boolean {
  return a.handler === b.handler && a.method === b.method && a.path === b.path;
}

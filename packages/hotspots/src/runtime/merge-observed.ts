/** What was found in the code and seen at run time as well is one finding. */
import type { Finding } from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { scoreOf } from '../rank/score';
import { reachedFrom } from '../reach/reached-from';

/** Rule of the evidence → rules of the code that say the same, and more. */
const sameThing: Readonly<Record<string, ReadonlySet<string>>> = {
  'repeated-statement': new Set(['n-plus-one']),
  'heavy-statement': new Set(['n-plus-one']),
  'measured-cpu': new Set(['blocked-event-loop', 'long-job-in-request', 'slow-regex', 'pool-saturation']),
};

/**
 * The findings without those of the evidence that one of the code stands for: about the same, reached the same way. The
 * first that stands for them takes over what they say of its weight.
 */
export function mergeObserved(index: FactsIndex, findings: readonly Finding[]): readonly Finding[] {
  const taken = new Map<Finding, Finding>();
  for (const one of findings) {
    const stronger = sameThing[one.rule];
    const other = stronger && findings.find((each) => stronger.has(each.rule) && standsFor(index, each, one));
    if (other) taken.set(one, other);
  }
  const takenBy = (one: Finding) => [...taken].flatMap(([seen, other]) => (other === one ? [seen] : []));
  return findings.filter((one) => !taken.has(one)).map((one) => withWeight(one, takenBy(one)));
}

/** What all of the statements cost; the others are told by their lines already. */
function withWeight(finding: Finding, taken: readonly Finding[]): Finding {
  if (taken.length === 0) return finding;
  const titles = taken.filter(({ rule }) => rule === 'heavy-statement').map(({ title }) => `${title}.`);
  const repeats = [finding, ...taken.filter(({ rule }) => rule === 'repeated-statement')];
  const costs = new Map(repeats.map(({ subject, measured }) => [subject, measured?.milliseconds ?? 0]));
  const milliseconds = [...costs.values()].reduce((sum, cost) => sum + cost, 0);
  const told = { ...finding, reasons: [...finding.reasons, ...titles] };
  if (costs.size === 1) return told;
  const whole = { ...told, measured: { ...finding.measured, milliseconds: Math.round(milliseconds * 100) / 100 } };
  return { ...whole, score: scoreOf(whole) };
}

function standsFor(index: FactsIndex, ofCode: Finding, seen: Finding): boolean {
  if (seen.rule === 'measured-cpu') return ofCode.function === seen.function;
  const isReachedAlike = ofCode.entryPoints.some((a) => seen.entryPoints.some((b) => isSame(a, b)));
  return isReachedAlike && (ofCode.subject === seen.subject || leadsTo(index, ofCode, seen));
}

/** Whether what is called again and again at the line of the one sends the statement of the other. */
function leadsTo(index: FactsIndex, ofCode: Finding, seen: Finding): boolean {
  const calls = index.functions.get(ofCode.function)?.calls ?? [];
  const repeated = calls.filter(
    ({ line }) => line === (ofCode.multiplier?.line ?? ofCode.line) || line === ofCode.line,
  );
  return repeated.some(({ to }) => reachedFrom(index, to).includes(seen.function));
}

function isSame(a: Finding['entryPoints'][number], b: Finding['entryPoints'][number]): boolean {
  return a.handler === b.handler && a.method === b.method && a.path === b.path;
}

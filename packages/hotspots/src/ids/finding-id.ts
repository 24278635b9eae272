/** What a finding is known by: nothing of it is a line, and nothing of it depends on what else was found. */
import type { Finding } from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { fingerprint } from './fingerprint';

type Placed = Pick<Finding, 'rule' | 'function' | 'subject' | 'file' | 'line' | 'multiplier'>;

/** `n-plus-one:src/a.ts#A.list:Photo:3f9a1c`: rule, function, subject, and the text of what stands there. */
export function findingId(index: FactsIndex, finding: Placed): string {
  const { rule, function: owner, subject } = finding;
  return `${rule}:${owner}:${subject}:${fingerprint(textsOf(index, finding))}`;
}

/** Calls on its line as written, and what repeats it. */
function textsOf({ accessesOf, functions }: FactsIndex, finding: Placed): string[] {
  const here = ({ line }: { readonly line: number }): boolean => line === finding.line;
  const accesses = (accessesOf.get(finding.function) ?? []).filter(here).map(({ call }) => call);
  const calls = (functions.get(finding.function)?.calls ?? []).filter(here).map(({ text }) => text);
  return [...new Set([...accesses, ...calls])].sort().concat(finding.multiplier?.text ?? []);
}

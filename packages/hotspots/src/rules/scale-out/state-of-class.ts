/** State of one class is judged and told as one: what all rules of the kind need for that. */
import { groupBy, type ProcessStateFact } from '@banyan/model';
import type { FindingDraft, RuleOutcome } from '../rule';

export type StateOfClass = readonly [ProcessStateFact, ...ProcessStateFact[]];

/** @param judge what facts of one class, or of one function outside of classes, come to */
export function judgeByClass(
  facts: readonly ProcessStateFact[],
  judge: (facts: StateOfClass) => RuleOutcome,
): RuleOutcome {
  const groups = [...groupBy(facts, ({ owner }) => holderOf(owner)).values()] as unknown as StateOfClass[];
  const outcomes = groups.map(judge);
  return {
    findings: outcomes.flatMap(({ findings }) => findings),
    harmless: outcomes.flatMap(({ harmless }) => harmless),
  };
}

/** The class that a method belongs to; a function by itself. */
export function holderOf(owner: string): string {
  const at = owner.lastIndexOf('.');
  return at > owner.indexOf('#') ? owner.slice(0, at) : owner;
}

export function harmlessState(
  { file, line, owner, name }: ProcessStateFact,
  reason: string,
  text: string,
): RuleOutcome {
  return { findings: [], harmless: [{ file, line, function: owner, subject: name, reason, text }] };
}

/** Where a finding stands, and what else of the class belongs to it. */
export function placeOfState(
  fact: ProcessStateFact,
  all: readonly ProcessStateFact[],
): Pick<FindingDraft, 'file' | 'line' | 'function' | 'subject' | 'related'> {
  const related = all.filter((one) => one !== fact).map(({ file, line, name }) => ({ file, line, text: name }));
  const { file, line, owner, name } = fact;
  return { file, line, function: owner, subject: name, ...(related.length > 0 && { related }) };
}

/** What is wrong with comments that take findings out. */
import type { SuppressionFact } from '@banyan/model';
import { type SuppressionRuleName, suppressionRules } from './suppression-rules';

/** One fault of one comment. */
export interface CommentFault {
  readonly rule: SuppressionRuleName;
  readonly comment: SuppressionFact;
  /** The rule that the comment names, `''` where it names none. */
  readonly named: string;
}

/**
 * Faults in the order of the comments. A comment without a reason is not called unused: it takes nothing out yet.
 * @param rules names of the rules that were applied
 * @param isUsed whether a comment took out a finding of a rule
 */
export function faultsOf(
  comments: readonly SuppressionFact[],
  rules: readonly string[],
  isUsed: (comment: SuppressionFact, rule: string) => boolean,
): CommentFault[] {
  const known = new Set<string>([...rules, ...suppressionRules.map(({ name }) => name)]);
  return comments.flatMap((comment) => {
    const named = comment.rules.length === 0 ? [''] : comment.rules;
    const strange = named.filter((name) => !known.has(name)).map((name) => fault('unknown-rule', comment, name));
    if (comment.reason === '') return [fault('suppression-without-reason', comment, named.join(', ')), ...strange];
    const unused = named.filter((name) => known.has(name) && !isUsed(comment, name));
    return [...strange, ...unused.map((name) => fault('unused-suppression', comment, name))];
  });
}

function fault(rule: SuppressionRuleName, comment: SuppressionFact, named: string): CommentFault {
  return { rule, comment, named };
}

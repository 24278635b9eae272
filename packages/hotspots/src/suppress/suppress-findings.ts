/** Findings and the comments about them → what is left, what was taken out and why, and which comments are wrong. */
import { type Finding, groupBy, type ModulePath, type SuppressedFinding, type SuppressionFact } from '@banyan/model';
import { type CommentFault, faultsOf } from './comment-faults';

/** What became of the findings. */
export interface Suppression {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly faults: readonly CommentFault[];
}

/**
 * A finding is taken out by a comment that names its rule, gives a reason and speaks of its line, or of the line of
 * what repeats it. Of several such comments the one that speaks of the fewest lines gives the reason.
 * @param rules names of the rules that were applied
 */
export function suppressFindings(
  found: readonly Finding[],
  comments: readonly SuppressionFact[],
  rules: readonly string[],
): Suppression {
  const byFile = groupBy(comments.filter(isReasoned), ({ file }) => file);
  const taken = found.map((finding) => [finding, commentsOn(finding, byFile)] as const);
  const used = new Set(taken.flatMap(([finding, those]) => those.map((one) => useOf(one, finding.rule))));
  return {
    findings: taken.filter(([, those]) => those.length === 0).map(([finding]) => finding),
    suppressed: taken.flatMap(([finding, [comment]]) => (comment ? [toSuppressed(finding, comment)] : [])),
    faults: faultsOf(comments, rules, (comment, rule) => used.has(useOf(comment, rule))),
  };
}

function isReasoned({ reason }: SuppressionFact): boolean {
  return reason !== '';
}

function commentsOn(finding: Finding, byFile: ReadonlyMap<ModulePath, readonly SuppressionFact[]>): SuppressionFact[] {
  const places = [finding, ...(finding.multiplier ? [finding.multiplier] : [])];
  return places
    .flatMap(({ file, line }) => (byFile.get(file) ?? []).filter(({ from, to }) => from <= line && line <= to))
    .filter(({ rules }) => rules.includes(finding.rule))
    .sort((a, b) => a.to - a.from - (b.to - b.from) || a.line - b.line);
}

function toSuppressed(finding: Finding, { reason, file, line }: SuppressionFact): SuppressedFinding {
  return { finding, reason, file, line };
}

function useOf({ file, line }: SuppressionFact, rule: string): string {
  return `${file}:${line} ${rule}`;
}

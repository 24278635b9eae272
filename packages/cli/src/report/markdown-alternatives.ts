/** Other ways to cut, in Markdown. */
import type { BoundaryProposal } from '@banyan/model';
import { toCutRows } from '../print/format-alternatives';
import { plain, table } from './markdown';

/** The cuts side by side, and what each one is; empty when there is no other. */
export function toAlternativesSection(proposal: BoundaryProposal): string {
  const alternatives = proposal.alternatives ?? [];
  if (alternatives.length === 0) return '';
  const texts = alternatives.map(({ name, text }) => `- ${plain(name)}: ${plain(text)}\n`);
  return `\n## Other ways to cut\n\n${table(toCutRows(proposal))}\n\n${texts.join('')}`;
}

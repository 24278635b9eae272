/** A report for pull requests and wikis: verdict, contexts, picture, seams, shared files, other cuts, plan. */
import type { ReportDocuments } from '@banyan/dashboard';
import { type BoundaryProposal, formatLocation } from '@banyan/model';
import { formatMetrics, toContextRows } from '../print/format-overview';
import { formatMermaid } from './format-mermaid';
import { code, plain, table } from './markdown';
import { toAlternativesSection } from './markdown-alternatives';
import { toContextSection } from './markdown-contexts';
import { toPlanSection } from './markdown-plan';
import { toReadinessSection } from './markdown-readiness';
import { toSeamSections } from './markdown-seams';

/** Blocks of Markdown (GitHub's dialect). `whole` lists every crossing; without it only the dearest of each seam. */
export function* formatMarkdown(documents: ReportDocuments, whole: boolean): Generator<string> {
  const { proposal, plan } = documents;
  yield `# ${plain(proposal.project)}: where it could be cut\n`;
  if (proposal.readiness) yield toReadinessSection(proposal.readiness);
  yield `\n${table(toContextRows(proposal.contexts, proposal))}\n\n${plain(formatMetrics(proposal.metrics))}.\n`;
  yield `\n\`\`\`mermaid\n${[...formatMermaid(documents)].join('')}\`\`\`\n`;
  yield toChangesSection(proposal);
  for (const context of proposal.contexts) yield toContextSection(context);
  yield* toSeamSections(proposal.seams, whole);
  yield toSharedSection(proposal);
  yield toAlternativesSection(proposal);
  if (plan) yield* toPlanSection(plan);
}

function toChangesSection({ changed = [], unmet = [] }: BoundaryProposal): string {
  const changes = changed.map((change) => `- ${code(change)}\n`);
  const rules = unmet.map((rule) => `- ${plain(rule.text)} (${code(formatLocation(rule))})\n`);
  return [
    changes.length > 0 ? `\nChanged by hand:\n\n${changes.join('')}` : '',
    rules.length > 0 ? `\nAsked for, and not found a way to:\n\n${rules.join('')}` : '',
  ].join('');
}

function toSharedSection({ shared }: BoundaryProposal): string {
  if (shared.length === 0) return '';
  const rows = shared.map(({ module, treatment, reason, home }) => [
    code(module),
    treatment,
    plain(reason),
    home === undefined ? '–' : plain(home),
  ]);
  return `\n## Shared files\n\n${table([['file', 'treatment', 'reason', 'looked after by'], ...rows])}\n`;
}

/** Other ways to cut the same monolith, beside the proposal. */
import type { BoundaryProposal, ProposalMetrics } from '@banyan/model';
import { paint } from './paint';
import { percent } from './percent';
import { formatTable } from './table';

/** A table of the cuts and what each one is; nothing when there is no other. */
export function formatAlternatives(proposal: BoundaryProposal): string[] {
  const alternatives = proposal.alternatives ?? [];
  if (alternatives.length === 0) return [];
  const texts = alternatives.map(({ name, text }) => `  ${name}: ${text}`);
  return [[paint('bold', 'other ways to cut'), formatTable(toCutRows(proposal)), ...texts].join('\n')];
}

/** One row a cut below a head, the proposal first. */
export function toCutRows({ metrics, alternatives = [] }: BoundaryProposal): (string | number)[][] {
  const head = ['cut', 'contexts', 'modularity', 'cut share', 'placed', 'price', 'stability'];
  return [head, toRow('proposal', metrics), ...alternatives.map((cut) => toRow(cut.name, cut.metrics))];
}

function toRow(name: string, metrics: ProposalMetrics): (string | number)[] {
  const { contexts, modularity, cutShare, completeness, price, stability } = metrics;
  const stable = stability === undefined ? '–' : percent(stability);
  return [name, contexts, modularity, percent(cutShare), percent(completeness), price, stable];
}

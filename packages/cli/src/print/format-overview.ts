/** The contexts of a proposal in one table, and what the whole cut is worth. */
import type { BoundaryProposal, BoundedContext, ProposalMetrics } from '@banyan/model';
import { percent } from './percent';
import { priceOf } from './price-of';
import { formatTable } from './table';
import { tellWholeCost } from './tell-cost';

/** The table of contexts with the metrics below it. */
export function formatOverview(contexts: readonly BoundedContext[], proposal: BoundaryProposal): string {
  const rows = toContextRows(contexts, proposal);
  const cost = tellWholeCost(proposal);
  return `${formatTable(rows)}\n${formatMetrics(proposal.metrics)}${cost && `\nthe cut adds ${cost}`}`;
}

/** One row a context below a head; stability only where the proposal knows it. */
export function toContextRows(contexts: readonly BoundedContext[], proposal: BoundaryProposal): (string | number)[][] {
  const measured = contexts.some(({ stability }) => stability !== undefined);
  const rows = contexts.map(({ name, pinned, members, endpoints, entities, scalePressure, stability }) => [
    pinned ? `${name} (pinned)` : name,
    members.length,
    endpoints.length,
    entities.length,
    scalePressure.score,
    priceOf(name, proposal.seams),
    ...(measured ? [stability === undefined ? '–' : percent(stability)] : []),
  ]);
  const head = ['context', 'files', 'entry points', 'entities', 'scale pressure', 'price'];
  return [[...head, ...(measured ? ['stability'] : [])], ...rows];
}

/** One line. */
export function formatMetrics({ modularity, cutShare, completeness, price, stability }: ProposalMetrics): string {
  const stable = stability === undefined ? '' : `, stability ${percent(stability)}`;
  return `modularity ${modularity}, cut ${percent(cutShare)} of the coupling, ${percent(completeness)} of the files placed, price ${price}${stable}`;
}

/** Contexts of a plain graph for terminals. */
import type { GraphProposal } from '@banyan/boundaries';
import { paint } from './paint';
import { formatTable } from './table';

/** A table of contexts, their members, why so many, and the figures. */
export function formatGraphProposal(proposal: GraphProposal): string {
  const { contexts, count, detection, metrics } = proposal;
  const rows = contexts.map(({ name, members, stability }) => [name, members, stability]);
  const { modularity, cutShare } = metrics;
  const figures = `modularity ${modularity}, cut ${Math.round(cutShare * 100)} % of the weight`;
  return [
    formatTable([['context', 'nodes', 'stability'], ...rows]),
    '',
    ...contexts.flatMap(({ name }) => formatMembers(name, proposal)),
    `${count.contexts} ${count.contexts === 1 ? 'context' : 'contexts'}: ${count.why}`,
    paint('dim', `${figures}; ${detection.algorithm} by ${detection.objective}, seed ${detection.seed}`),
  ].join('\n');
}

function formatMembers(context: string, { assignment, stability }: GraphProposal): string[] {
  const members = Object.keys(assignment).filter((node) => assignment[node] === context);
  const unsure = (node: string) => (stability[node]! < 0.8 ? paint('dim', ` (stability ${stability[node]})`) : '');
  return [paint('bold', context), ...members.map((node) => `  ${node}${unsure(node)}`), ''];
}

/** What a cut costs, in words: of a seam, and of the requests that get slower. */
import type { BoundaryProposal, BoundedContext, ContextEndpoint, Seam, SeamCost } from '@banyan/model';

/** `2 round trips, 1 per item, 1 saga, tables Photo and User`; empty where nothing is to be paid. */
export function tellSeamCost({ roundTrips, perItem, sagas, tables }: SeamCost): string {
  return [
    ...(roundTrips > 0 ? [count(roundTrips, 'round trip')] : []),
    ...(perItem > 0 ? [`${count(perItem, 'round trip')} per item`] : []),
    ...(sagas > 0 ? [count(sagas, 'saga')] : []),
    ...(tables.length > 0 ? [`${tables.length === 1 ? 'table' : 'tables'} ${tables.join(', ')}`] : []),
  ].join(', ');
}

/** The entry points whose requests gain most round trips, those per item first; `most` lines at most. */
export function slowestRequests(contexts: readonly BoundedContext[], most: number): string[] {
  const slower = contexts.flatMap(({ name, endpoints }) => endpoints.map((endpoint) => ({ name, ...endpoint })));
  return slower
    .filter(({ added }) => added !== undefined)
    .sort((a, b) => weigh(b) - weigh(a) || (`${a.method} ${a.path}` < `${b.method} ${b.path}` ? -1 : 1))
    .slice(0, most)
    .map((one) => `${one.method} ${one.path} (${one.name}): ${tellAdded(one)} more, at most`);
}

/** What the cut of all seams adds and leaves, in one line; empty for a proposal that does not say. */
export function tellWholeCost({ seams }: Pick<BoundaryProposal, 'seams'>): string {
  const costs = seams.flatMap(({ cost }: Seam) => (cost === undefined ? [] : [cost]));
  const sum = (pick: (cost: SeamCost) => number) => costs.reduce((total, cost) => total + pick(cost), 0);
  const tables = [...new Set(costs.flatMap((cost) => cost.tables))];
  const { roundTrips, perItem, sagas } = {
    ...{ roundTrips: sum((cost) => cost.roundTrips), perItem: sum((cost) => cost.perItem) },
    sagas: sum((cost) => cost.sagas),
  };
  const told = tellSeamCost({ roundTrips, perItem, sagas, tables: [] });
  return [told, ...(tables.length > 0 ? [count(tables.length, 'table') + ' that several touch'] : [])]
    .filter((part) => part !== '')
    .join(', ');
}

function tellAdded({ added }: ContextEndpoint): string {
  return tellSeamCost({ roundTrips: added?.once ?? 0, perItem: added?.perItem ?? 0, sagas: 0, tables: [] });
}

/** A loop has more than one item. */
function weigh({ added }: ContextEndpoint): number {
  return (added?.perItem ?? 0) * 10 + (added?.once ?? 0);
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

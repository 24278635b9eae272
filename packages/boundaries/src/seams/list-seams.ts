/** Every seam of a proposal with every crossing, priced. */
import { type Crossing, groupBy, type ModulePath, type Seam } from '@banyan/model';
import { costOf } from './cost-of';
import type { FoundCrossing, Landscape } from './crossing';
import { findCalls } from './find-calls';
import { findEvents } from './find-events';
import { findImports } from './find-imports';
import { findInjections } from './find-injections';
import { findSharedState } from './find-shared-state';
import { findAccesses, findForeignKeys } from './find-table-crossings';
import { findThroughShared } from './find-through-shared';
import { findTransactions } from './find-transactions';
import { prices } from './prices';

/** A crossing with its ends, and with what it is called by when lines shift. */
export interface PricedCrossing extends Crossing {
  readonly from: string;
  readonly to: string;
  readonly identity: { readonly file: ModulePath; readonly text: string };
}

/** Seams sorted by name of the contexts, crossings by place. */
export function listSeams(landscape: Landscape): Seam[] {
  return [...groupBy(findCrossings(landscape), ({ from, to }) => `${from}\n${to}`)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => {
      const [{ from, to }] = group as [FoundCrossing];
      const crossings = group.sort(byPlace).map(toCrossing);
      const price = crossings.reduce((sum, one) => sum + one.price, 0);
      return { from, to, crossings, price, cost: costOf(group) };
    });
}

/** Every crossing by itself, sorted by place. */
export function listCrossings(landscape: Landscape): PricedCrossing[] {
  const found = findCrossings(landscape).sort(byPlace);
  return found.map((one) => {
    const { from, to, file, text } = one;
    const { identity = { file, text } } = one;
    return { from, to, ...toCrossing(one), identity };
  });
}

/** The order matters: weaker finders leave out what stronger ones have found. */
function findCrossings(landscape: Landscape): FoundCrossing[] {
  const calls = findCalls(landscape);
  const strong = [
    ...calls,
    ...findEvents(landscape),
    ...findAccesses(landscape),
    ...findForeignKeys(landscape),
    ...findTransactions(landscape),
    ...findSharedState(landscape),
    ...findThroughShared(landscape),
  ];
  const injections = findInjections(landscape, calls);
  return [...strong, ...injections, ...findImports(landscape, [...strong, ...injections])];
}

function toCrossing({ kind, text, file, line, target, pattern }: FoundCrossing): Crossing {
  const { price, pattern: usual } = prices[kind];
  return { kind, text, file, line, ...(target ? { target } : {}), price, pattern: pattern ?? usual };
}

function byPlace(a: FoundCrossing, b: FoundCrossing): number {
  return compare(a.file, b.file) || a.line - b.line || compare(a.kind, b.kind) || compare(a.text, b.text);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Entry points that lead to any of several functions. */
import type { FindingEntryPoint, SymbolId } from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { entryChains } from './entry-chains';

/** Each entry point once, with its shortest chain; the shortest chain first. */
export function entryPointsOf(index: FactsIndex, functions: readonly SymbolId[]): FindingEntryPoint[] {
  const nearest = new Map<string, FindingEntryPoint>();
  for (const point of functions.flatMap((id) => entryChains(index, id))) {
    const key = [point.kind, point.method, point.path, point.handler].join('\0');
    const known = nearest.get(key);
    if (!known || point.chain.length < known.chain.length) nearest.set(key, point);
  }
  return [...nearest.values()].sort((a, b) => a.chain.length - b.chain.length);
}

/** What a function leads to besides what the application keeps: behind a look-up in a store, work is done seldom. */
import type { SymbolId } from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { answersByFunction } from './answers-of';

/** Functions that are met without going through one that asks a store; the function itself is the first, unless it asks. */
export function reachedUnkept(index: FactsIndex, start: SymbolId): SymbolId[] {
  const asks = (id: SymbolId) =>
    answersByFunction(index)
      .get(id)
      ?.some(({ kind }) => kind === 'store') ?? false;
  const met = new Set([start]);
  for (const id of met) if (!asks(id)) for (const { to } of index.functions.get(id)?.calls ?? []) met.add(to);
  return [...met].filter((id) => !asks(id));
}

/** Everything that a function leads to through calls, itself included. */
import type { SymbolId } from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { oncePerIndex } from '../once-per-index';

const known = oncePerIndex(() => new Map<SymbolId, readonly SymbolId[]>());

/** Functions in the order in which they are met; the function itself is the first. */
export function reachedFrom(index: FactsIndex, start: SymbolId): readonly SymbolId[] {
  const remembered = known(index);
  const found = remembered.get(start) ?? walk(index, start);
  remembered.set(start, found);
  return found;
}

function walk(index: FactsIndex, start: SymbolId): readonly SymbolId[] {
  const met = new Set([start]);
  for (const id of met) for (const { to } of index.functions.get(id)?.calls ?? []) met.add(to);
  return [...met];
}

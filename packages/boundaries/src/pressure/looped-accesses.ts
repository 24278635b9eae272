/** Calls in a loop that end at the database: one query per item. */
import type { SourceLocation, SymbolId } from '@banyan/model';
import { reaching } from '../call-graph';
import type { FactsIndex } from '../facts-index';

/** One call in a loop. */
export interface LoopedAccess extends SourceLocation {
  readonly from: SymbolId;
  readonly to: SymbolId;
}

/** In the order of the functions. */
export function findLoopedAccesses(index: FactsIndex): LoopedAccess[] {
  const touching = reaching(index, index.accessesOf.keys());
  return [...index.functions.values()].flatMap(({ id, file, calls }) =>
    calls
      .filter(({ repetition, to }) => repetition !== undefined && touching.has(to))
      .map(({ to, line }) => ({ from: id, to, file, line })),
  );
}

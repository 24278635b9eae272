/** Transactions with the entities that they write, directly or through the functions that they call. */
import type { DataAccessFact, FunctionFact, SymbolId, TransactionFact } from '@banyan/model';
import { reachable, writesByFunction, writesByTransaction } from './written-entities';

/** A transaction, before it is known what the called functions write. */
export interface TransactionBlock extends Omit<TransactionFact, 'entities'> {
  /** Functions of the project that are called inside, sorted. */
  readonly calls: readonly SymbolId[];
  /** Parameters of such functions that the transaction's client is handed to, as `<function>/<index>`, sorted. */
  readonly hands: readonly string[];
}

export function transactionFacts(
  blocks: readonly TransactionBlock[],
  accesses: readonly DataAccessFact[],
  functions: readonly FunctionFact[],
): TransactionFact[] {
  if (blocks.length === 0) return [];
  const written = writesByFunction(accesses);
  const direct = writesByTransaction(accesses);
  const called = new Map(functions.map(({ id, calls }) => [id, calls.map(({ to }) => to)]));
  return blocks.map(({ calls, hands: _, ...fact }) => {
    const entities = new Set(direct.get(fact.id));
    for (const id of reachable(calls, called)) for (const entity of written.get(id) ?? []) entities.add(entity);
    return { ...fact, entities: [...entities].sort() };
  });
}

/** What functions and transactions write, directly or through the functions that they call. */
import type { DataAccessFact, SymbolId } from '@banyan/model';

/** How far calls out of a transaction are followed. */
const deepest = 8;

export function writesByTransaction(accesses: readonly DataAccessFact[]): Map<string, Set<string>> {
  const written = new Map<string, Set<string>>();
  for (const { transaction, entity, operation } of accesses) {
    if (transaction === undefined || operation !== 'write') continue;
    written.set(transaction, (written.get(transaction) ?? new Set()).add(entity));
  }
  return written;
}

export function writesByFunction(accesses: readonly DataAccessFact[]): Map<SymbolId, Set<string>> {
  const written = new Map<SymbolId, Set<string>>();
  for (const { function: owner, entity, operation } of accesses) {
    if (operation === 'write') written.set(owner, (written.get(owner) ?? new Set()).add(entity));
  }
  return written;
}

export function reachable(from: readonly SymbolId[], calls: ReadonlyMap<SymbolId, readonly SymbolId[]>): Set<SymbolId> {
  const found = new Set(from);
  let ring = [...found];
  for (let depth = 0; depth < deepest && ring.length > 0; depth += 1) {
    const next = ring.flatMap((id) => calls.get(id) ?? []).filter((id) => !found.has(id));
    ring = [...new Set(next)];
    for (const id of ring) found.add(id);
  }
  return found;
}

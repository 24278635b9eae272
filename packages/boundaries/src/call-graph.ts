/** Questions about who calls whom, at the level of functions. */
import type { CallFact, SourceLocation, SymbolId } from '@banyan/model';
import type { FactsIndex } from './facts-index';

/** Everything a function reaches through calls, itself included. */
export function reachedFrom({ functions }: FactsIndex, start: SymbolId): ReadonlySet<SymbolId> {
  const seen = new Set<SymbolId>([start]);
  for (const id of seen) for (const { to } of functions.get(id)?.calls ?? []) seen.add(to);
  return seen;
}

/** Functions from which one of `targets` can be reached through calls; the targets are among them. */
export function reaching({ functions }: FactsIndex, targets: Iterable<SymbolId>): ReadonlySet<SymbolId> {
  const callers = new Map<SymbolId, SymbolId[]>();
  for (const { id, calls } of functions.values()) {
    for (const { to } of calls) {
      const found = callers.get(to);
      if (found) found.push(id);
      else callers.set(to, [id]);
    }
  }
  const seen = new Set<SymbolId>(targets);
  for (const id of seen) for (const caller of callers.get(id) ?? []) seen.add(caller);
  return seen;
}

/**
 * Functions that run once per item, with the call in a loop that makes them so: called in a loop, or called by such a
 * function. `stays` says which calls are followed.
 */
export function findRepeated(
  { functions }: FactsIndex,
  stays: (from: SymbolId, to: SymbolId) => boolean,
): ReadonlyMap<SymbolId, SourceLocation> {
  const repeated = new Map<SymbolId, SourceLocation>();
  const mark = (from: SymbolId, { to }: CallFact, at: SourceLocation) => {
    if (!repeated.has(to) && stays(from, to)) repeated.set(to, at);
  };
  for (const { id, file, calls } of functions.values()) {
    for (const call of calls) if (call.repetition !== undefined) mark(id, call, { file, line: call.line });
  }
  for (const [id, at] of repeated) for (const call of functions.get(id)?.calls ?? []) mark(id, call, at);
  return repeated;
}

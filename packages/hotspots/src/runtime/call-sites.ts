/** Where an entry point may ask the database: every line of its reach, with all that the line touches. */
import type { DataAccessFact, ModulePath, SourceLocation, SymbolId } from '@banyan/model';
import { type FactsIndex, groupBy } from '../facts-index';
import { nameKey } from './name-key';

/** One line of a function that sends one statement, or several that belong together. */
export interface CallSite extends SourceLocation {
  readonly function: SymbolId;
  readonly accesses: readonly DataAccessFact[];
  /** Tables of its accesses, as `nameKey` makes them. */
  readonly tables: ReadonlySet<string>;
  /** Functions on the way from the entry point, itself included. */
  readonly depth: number;
}

/** Sites that a handler leads to through calls, the nearest first. */
export function callSitesOf(index: FactsIndex, handlers: readonly SymbolId[]): readonly CallSite[] {
  const depths = new Map<SymbolId, number>(handlers.map((id) => [id, 0]));
  for (const [id, depth] of depths)
    for (const { to } of index.functions.get(id)?.calls ?? []) if (!depths.has(to)) depths.set(to, depth + 1);
  return [...depths].flatMap(([id, depth]) => sitesIn(index, id, depth));
}

/** Every site of the project, for statements that no entry point is known for. */
export function allCallSites(index: FactsIndex): readonly CallSite[] {
  return [...index.accessesOf.keys()].flatMap((id) => sitesIn(index, id, 0));
}

function sitesIn(index: FactsIndex, id: SymbolId, depth: number): CallSite[] {
  const byPlace = groupBy(index.accessesOf.get(id) ?? [], ({ file, line, call }) => `${file}:${line} ${call}`);
  return [...byPlace.values()].map((accesses) => {
    const { file, line } = accesses[0] as { file: ModulePath; line: number };
    return { file, line, function: id, accesses, tables: tablesOf(index, accesses), depth };
  });
}

function tablesOf(index: FactsIndex, accesses: readonly DataAccessFact[]): ReadonlySet<string> {
  return new Set(accesses.map(({ entity }) => nameKey(index.entities.get(entity)?.table ?? entity)));
}

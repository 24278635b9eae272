/** Where an entry point may ask the database: every line of its reach, with all that the line touches. */
import { type DataAccessFact, groupBy, type ModulePath, type SourceLocation, type SymbolId } from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { oncePerIndex } from '../once-per-index';
import { nameKey } from './name-key';

/** One line of a function that sends one statement, or several that belong together. */
export interface CallSite extends SourceLocation {
  readonly function: SymbolId;
  readonly accesses: readonly DataAccessFact[];
  /** Tables of its accesses, as `nameKey` makes them. */
  readonly tables: ReadonlySet<string>;
  /** Columns by which a row of its tables is known. */
  readonly identity: ReadonlySet<string>;
  /** Functions on the way from the entry point, itself included. */
  readonly depth: number;
}

/** Sites that functions lead to through calls, the nearest first. */
export function callSitesOf(index: FactsIndex, starts: readonly SymbolId[]): readonly CallSite[] {
  return [...depthsFrom(index, starts)].flatMap(([id, depth]) => sitesIn(index, id, depth));
}

/** Every site of the project, for statements that no entry point is known for. */
export function allCallSites(index: FactsIndex): readonly CallSite[] {
  return [...index.accessesOf.keys()].flatMap((id) => sitesIn(index, id, 0));
}

/** Sites that no entry point leads to by calls: subscribers of entities, hooks, and what a library calls. */
export const hiddenCallSites = oncePerIndex((index): readonly CallSite[] => {
  const handlers = index.facts.endpoints.map(({ handler }) => handler);
  const reached = depthsFrom(index, handlers);
  return allCallSites(index).filter((site) => !reached.has(site.function));
});

function depthsFrom(index: FactsIndex, starts: readonly SymbolId[]): ReadonlyMap<SymbolId, number> {
  const depths = new Map<SymbolId, number>(starts.map((id) => [id, 0]));
  for (const [id, depth] of depths)
    for (const { to } of index.functions.get(id)?.calls ?? []) if (!depths.has(to)) depths.set(to, depth + 1);
  return depths;
}

function sitesIn(index: FactsIndex, id: SymbolId, depth: number): CallSite[] {
  const byPlace = groupBy(index.accessesOf.get(id) ?? [], ({ file, line, call }) => `${file}:${line} ${call}`);
  return withJoins([...byPlace.values()]).map((accesses) => {
    const { file, line } = placeOf(accesses);
    return {
      ...{ file, line, function: id, accesses, depth },
      ...{ tables: tablesOf(index, accesses), identity: identityOf(index, accesses) },
    };
  });
}

/** What a query builder joins stands on lines of its own; it is sent by the next line that asks. */
function withJoins(places: readonly (readonly DataAccessFact[])[]): readonly (readonly DataAccessFact[])[] {
  const isLoose = (accesses: readonly DataAccessFact[]) => accesses.every(({ via }) => via === 'join');
  const sorted = [...places].sort(([a], [b]) => (a?.line ?? 0) - (b?.line ?? 0));
  let waiting: readonly DataAccessFact[] = [];
  const whole: (readonly DataAccessFact[])[] = [];
  for (const accesses of sorted) {
    if (isLoose(accesses)) waiting = [...waiting, ...accesses];
    else {
      const takes = accesses.some(({ via, operation }) => via === 'repository' && operation === 'read');
      whole.push(takes ? [...accesses, ...waiting] : accesses);
      if (takes) waiting = [];
    }
  }
  return waiting.length > 0 ? [...whole, waiting] : whole;
}

function placeOf(accesses: readonly DataAccessFact[]): { readonly file: ModulePath; readonly line: number } {
  return accesses[0] as { file: ModulePath; line: number };
}

function tablesOf(index: FactsIndex, accesses: readonly DataAccessFact[]): ReadonlySet<string> {
  return new Set(accesses.map(({ entity }) => nameKey(index.entities.get(entity)?.table ?? entity)));
}

function identityOf(index: FactsIndex, accesses: readonly DataAccessFact[]): ReadonlySet<string> {
  const columns = accesses.flatMap(({ entity }) => index.entities.get(entity)?.columns ?? []);
  const primary = columns.filter((column) => column.primary).map(({ name }) => nameKey(name));
  return new Set(primary.length > 0 ? primary : ['id']);
}

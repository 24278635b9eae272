/** What each entry point leads to, through any number of calls. */
import { type DataAccessFact, type EndpointFact, groupBy, type SymbolId } from '@banyan/model';
import { reachedFrom } from '../call-graph';
import type { NodeId } from '../criteria/criterion';
import { type FactsIndex, moduleOf } from '../facts-index';
import { oncePerIndex } from '../once-per-index';
import { endpointNodes } from './symbol-criteria';

/** One entry point. */
export interface Reach {
  readonly node: NodeId;
  readonly endpoint: EndpointFact;
  /** Its handler among them; no tests. */
  readonly functions: readonly SymbolId[];
  /** What those functions do to the tables of the project, by entity. */
  readonly accesses: ReadonlyMap<string, readonly DataAccessFact[]>;
}

/** All entry points, in the order of the facts; those with one handler lead to the same. */
export const reaches = oncePerIndex((index): readonly Reach[] => {
  const known = new Map<SymbolId, Pick<Reach, 'functions' | 'accesses'>>();
  return [...endpointNodes(index)].map(([endpoint, node]) => {
    const reach = known.get(endpoint.handler) ?? reachOf(index, endpoint.handler);
    known.set(endpoint.handler, reach);
    return { node, endpoint, ...reach };
  });
});

function reachOf(index: FactsIndex, handler: SymbolId): Pick<Reach, 'functions' | 'accesses'> {
  const functions = [...reachedFrom(index, handler)].filter((id) => index.has(moduleOf(id)));
  const accesses = functions.flatMap((id) => index.accessesOf.get(id) ?? []);
  const known = accesses.filter(({ entity }) => index.entities.has(entity));
  return { functions, accesses: groupBy(known, ({ entity }) => entity) };
}

/** The functions that every call of an entry point passes before its handler: guards, pipes, interceptors, middleware. */
import { type EndpointFact, groupBy, type SymbolId } from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { oncePerIndex } from '../once-per-index';

/** Methods under which Nest, tRPC and plain middleware classes are called. */
const methods = ['use', 'canActivate', 'handleRequest', 'intercept', 'transform', 'catch', 'handle'];

/** Function → the entry points that it stands in front of, in the order of the facts. */
export const frontFunctions = oncePerIndex((index): ReadonlyMap<SymbolId, readonly EndpointFact[]> => {
  const passed = [...index.endpointsOf.values()]
    .flat()
    .flatMap((endpoint) => frontsOf(index, endpoint).map((id) => ({ id, endpoint })));
  const fronts = groupBy(passed, ({ id }) => id);
  return new Map([...fronts].map(([id, group]) => [id, group.map(({ endpoint }) => endpoint)]));
});

/** Middleware that is written where the routes are put together counts for that function, which is none itself. */
function frontsOf(index: FactsIndex, { through = [], handler }: EndpointFact): SymbolId[] {
  const ids = new Set(through.flatMap(({ id }) => frontMethods(index, id)));
  const composes = (id: SymbolId) => index.functions.get(id)?.calls.some(({ to }) => to === handler || ids.has(to));
  return [...ids].filter((id) => id !== handler && !composes(id));
}

/** Where the code of a guard or of middleware begins. */
export function frontMethods(index: FactsIndex, id: SymbolId | undefined): SymbolId[] {
  if (id === undefined) return [];
  return [id, ...methods.map((method) => `${id}.${method}`)].filter((one) => index.functions.has(one));
}

/** Code that callers wait for who only want to look: the routes that are called most, over the lists that grow. */
import type { EndpointFact, SymbolId } from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { oncePerIndex } from '../once-per-index';
import { effectsOf } from '../reach/effects-of';
import { reachedFrom } from '../reach/reached-from';
import { isAwaited } from './endpoint-roots';

/** Methods that promise to change nothing (RFC 9110 9.2.1), and GraphQL's own. */
const safe: ReadonlySet<string> = new Set(['GET', 'HEAD', 'QUERY', 'FIELD', 'SUBSCRIPTION']);

const readingCode = oncePerIndex((index): ReadonlySet<SymbolId> => {
  const handlers = [...index.endpointsOf].filter(([, endpoints]) => endpoints.some((one) => isReading(index, one)));
  return new Set(handlers.flatMap(([handler]) => [...reachedFrom(index, handler)]));
});

/** Whether a route that only reads leads to a function. */
export function isReadBy(index: FactsIndex, id: SymbolId): boolean {
  return readingCode(index).has(id);
}

/** By its method, or, where everything is a POST, because no write is reached; a mutation says what it is. */
function isReading(index: FactsIndex, endpoint: EndpointFact): boolean {
  if (!isAwaited(endpoint) || endpoint.method === 'MUTATION') return false;
  return safe.has(endpoint.method) || effectsOf(index, endpoint.handler).writes.length === 0;
}

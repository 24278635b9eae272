/** GET routes of Nest whose handlers only read. */
import type { EndpointFact } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import { type Effects, effectsOf } from '../../reach/effects-of';
import { reachedFrom } from '../../reach/reached-from';

/** A route with everything it leads to. */
export interface PureRead {
  readonly endpoint: EndpointFact;
  readonly effects: Effects;
}

/** Routes that change nothing: no table, no file, no state of the process, nothing sent; and that nobody keeps already. */
export function pureReads(index: FactsIndex): PureRead[] {
  const controllers = new Set(index.facts.classes.filter(({ role }) => role === 'controller').map(({ id }) => id));
  const routes = [...index.endpointsOf.values()]
    .flat()
    .filter(({ kind, method }) => kind === 'http' && method === 'GET');
  return routes
    .filter((endpoint) => controllers.has(classOf(endpoint.handler)) && !isKept(endpoint))
    .map((endpoint) => (asksRequest(index, endpoint) ? { ...endpoint, caller: ['REQUEST'] } : endpoint))
    .map((endpoint) => ({ endpoint, effects: effectsOf(index, endpoint.handler) }))
    .filter(({ effects: { writes, emissions, changes } }) => writes.length + emissions.length + changes.length === 0);
}

/** Guards that ask who the caller is or what he may; those that only count requests are none. */
export function guardsOf({ through = [] }: EndpointFact): string[] {
  return through.filter(({ kind, name }) => kind === 'guard' && !/thrott|rate/i.test(name)).map(({ name }) => name);
}

/** Whether something on the way is given the request by the container, or keeps who asks in a context of its own. */
function asksRequest(index: FactsIndex, { handler }: EndpointFact): boolean {
  const given = new Set(
    index.facts.injections
      .filter(({ token }) => /REQUEST|ClsService|AsyncLocalStorage/.test(token))
      .map(({ from }) => from),
  );
  return reachedFrom(index, handler).some((id) => given.has(classOf(id)));
}

function isKept({ caching, through = [] }: EndpointFact): boolean {
  return caching !== undefined || through.some(({ kind, name }) => kind === 'interceptor' && /cache/i.test(name));
}

function classOf(handler: string): string {
  return handler.slice(0, handler.lastIndexOf('.'));
}

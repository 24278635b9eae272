/** Entry points as roots: those whose callers wait, and those that run in the background. */
import type { EndpointFact, EndpointKind } from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { frontFunctions } from '../reach/front-functions';
import type { RunRoot } from './run-context';

const awaited: ReadonlySet<EndpointKind> = new Set(['http', 'graphql', 'trpc', 'websocket', 'grpc']);

/** Whether somebody waits for the answer. */
export function isAwaited({ kind }: Pick<EndpointFact, 'kind'>): boolean {
  return awaited.has(kind);
}

/** Handlers that callers wait for, then guards, pipes, interceptors and middleware in front of them. */
export function requestRoots(index: FactsIndex): RunRoot[] {
  const fronts = [...frontFunctions(index)].flatMap(([from, endpoints]) => {
    const endpoint = endpoints.find(isAwaited);
    return endpoint ? [{ from, text: nameOf(endpoint) }] : [];
  });
  return [...handlerRoots(index, isAwaited), ...fronts];
}

/** Handlers of schedules, queues, events and messages. */
export function backgroundEndpoints(index: FactsIndex): RunRoot[] {
  return handlerRoots(index, (endpoint) => !isAwaited(endpoint));
}

function handlerRoots(index: FactsIndex, has: (endpoint: EndpointFact) => boolean): RunRoot[] {
  return [...index.endpointsOf.values()]
    .flat()
    .filter(has)
    .map((endpoint) => ({ from: endpoint.handler, text: nameOf(endpoint) }));
}

function nameOf({ kind, method, path }: EndpointFact): string {
  return `${kind === 'http' ? method : kind} ${path}`;
}

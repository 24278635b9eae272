/** Entry points as roots: those whose callers wait, and those that run in the background. */
import type { EndpointFact, EndpointKind, FindingEntryPoint } from '@banyan/model';
import { isAside } from '../calls/is-aside';
import type { FactsIndex } from '../facts-index';
import { frontFunctions } from '../reach/front-functions';
import type { RunRoot } from './run-context';

const awaited: ReadonlySet<EndpointKind> = new Set(['http', 'graphql', 'trpc', 'websocket', 'grpc']);

/** Whether somebody waits for the answer: for what an event on the way sets going, nobody does. */
export function isAwaited({
  kind,
  chain = [],
}: Pick<EndpointFact, 'kind'> & Partial<Pick<FindingEntryPoint, 'chain'>>): boolean {
  return awaited.has(kind) && !chain.some(isAside);
}

/** Handlers that callers wait for, then guards, pipes, interceptors and middleware in front of them. */
export function requestRoots(index: FactsIndex): RunRoot[] {
  const fronts = [...frontFunctions(index)].flatMap(([from, endpoints]) => {
    const endpoint = endpoints.find(isAwaited);
    return endpoint ? [{ from, text: nameOf(endpoint) }] : [];
  });
  return [...handlerRoots(index, isAwaited), ...fronts];
}

/** Handlers of schedules, queues, events and messages, and what listens to events within the process. */
export function backgroundEndpoints(index: FactsIndex): RunRoot[] {
  const listeners = [...index.functions.values()].flatMap(({ calls }) => calls.filter(isAside));
  return [
    ...handlerRoots(index, (endpoint) => !isAwaited(endpoint)),
    ...listeners.map(({ to, text }) => ({ from: to, text: `an event, ${text}` })),
  ];
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

/** The traffic of every entry point, found once. */
import {
  type EndpointFact,
  type EndpointTraffic,
  type FindingEntryPoint,
  groupBy,
  matchEndpoints,
} from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { oncePerIndex } from '../once-per-index';

type EntryPoint = Pick<FindingEntryPoint, 'kind' | 'method' | 'path' | 'handler'>;

/** Traffic that belongs to exactly one handler; what fits several is nobody's. */
export const trafficOfEndpoints = oncePerIndex((index): ReadonlyMap<string, readonly EndpointTraffic[]> => {
  const match = matchEndpoints(index.facts);
  const certain = (index.evidence?.traffic?.endpoints ?? []).flatMap((traffic) => {
    const endpoints = match(traffic);
    const handlers = new Set(endpoints.map(({ handler }) => handler));
    return handlers.size === 1 && endpoints[0] ? [{ traffic, endpoint: endpoints[0] }] : [];
  });
  return new Map(
    [...groupBy(certain, ({ endpoint }) => keyOf(endpoint))].map(([key, group]) => [
      key,
      group.map(({ traffic }) => traffic),
    ]),
  );
});

/** The traffic of one entry point; empty when none was seen. */
export function trafficOf(index: FactsIndex, entry: EntryPoint): readonly EndpointTraffic[] {
  return trafficOfEndpoints(index).get(keyOf(entry)) ?? [];
}

/** Entry points that traffic was seen for, in the order of the facts. */
export function busyEndpoints(index: FactsIndex): readonly EndpointFact[] {
  return index.facts.endpoints.filter((endpoint) => trafficOf(index, endpoint).length > 0);
}

function keyOf({ kind, method, path, handler }: EntryPoint): string {
  return `${kind} ${method} ${path} ${handler}`;
}

/** How often each entry point of the code was called, and how long it took. */
import { type EndpointFact, type EndpointTraffic, matchEndpoints } from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { oncePerIndex } from '../once-per-index';

/** What was seen of one entry point. */
export interface ObservedEndpoint {
  readonly endpoint: EndpointFact;
  /** A part of a request where traffic fits several entry points. */
  readonly requests: number;
  /** Requests a second; absent where the sources do not say how long they cover. */
  readonly rate?: number;
  /** Milliseconds, means over the requests with times; absent where no source has any. */
  readonly mean?: number;
  readonly p95?: number;
}

/** Only what was seen, by entry point; an entry point that is absent was not seen, which is not the same as never called. */
export const observedEndpoints: (index: FactsIndex) => ReadonlyMap<EndpointFact, ObservedEndpoint> = oncePerIndex(
  ({ facts, evidence }) => {
    const traffic = evidence?.traffic;
    if (traffic === undefined) return new Map();
    const sums = sumUp(facts.endpoints, traffic.endpoints);
    return new Map([...sums].map(([endpoint, sum]) => [endpoint, toObserved(endpoint, sum, traffic.seconds)]));
  },
);

interface Sum {
  requests: number;
  timed: number;
  mean: number;
  p95: number;
}

function sumUp(endpoints: readonly EndpointFact[], traffic: readonly EndpointTraffic[]): Map<EndpointFact, Sum> {
  const match = matchEndpoints({ endpoints });
  const sums = new Map<EndpointFact, Sum>();
  for (const one of traffic) {
    const found = match(one);
    for (const endpoint of found) {
      const sum = sums.get(endpoint) ?? { requests: 0, timed: 0, mean: 0, p95: 0 };
      sums.set(endpoint, add(sum, one, one.requests / found.length));
    }
  }
  return sums;
}

function add(sum: Sum, { latency }: EndpointTraffic, requests: number): Sum {
  const { mean, p95 } = latency ?? { mean: 0, p95: 0 };
  return {
    requests: sum.requests + requests,
    timed: sum.timed + (latency === undefined ? 0 : requests),
    mean: sum.mean + mean * requests,
    p95: sum.p95 + p95 * requests,
  };
}

function toObserved(endpoint: EndpointFact, { requests, timed, mean, p95 }: Sum, seconds: number): ObservedEndpoint {
  return {
    ...{ endpoint, requests },
    ...(seconds > 0 && { rate: requests / seconds }),
    ...(timed > 0 && { mean: mean / timed, p95: p95 / timed }),
  };
}

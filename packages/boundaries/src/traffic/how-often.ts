/** How much a use counts that was seen to run: more than one that was not seen, and the thousandth time hardly more. */
import type { EndpointFact, SymbolId } from '@banyan/model';
import { reachedFrom } from '../call-graph';
import type { FactsIndex } from '../facts-index';
import { oncePerIndex } from '../once-per-index';
import { observedEndpoints } from './observed-endpoints';

/** What runs as often as the mean entry point that was seen counts 2, ten times as often 4.5, what was not seen 1. */
export interface HowOften {
  readonly ofEndpoint: (endpoint: EndpointFact) => number;
  /** By the requests of all entry points that lead to a function. */
  readonly ofFunction: (id: SymbolId) => number;
}

export const howOften: (index: FactsIndex) => HowOften = oncePerIndex((index) => {
  const observed = observedEndpoints(index);
  const all = [...observed.values()].reduce((sum, { requests }) => sum + requests, 0);
  if (all === 0) return { ofEndpoint: () => 1, ofFunction: () => 1 };
  const damp = (requests = 0) => 1 + Math.log2(1 + (requests * observed.size) / all);
  const functions = new Map<SymbolId, number>();
  for (const { endpoint, requests } of observed.values()) {
    for (const id of reachedFrom(index, endpoint.handler)) functions.set(id, (functions.get(id) ?? 0) + requests);
  }
  return {
    ofEndpoint: (endpoint) => damp(observed.get(endpoint)?.requests),
    ofFunction: (id) => damp(functions.get(id)),
  };
});

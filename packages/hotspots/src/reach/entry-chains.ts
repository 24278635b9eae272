/** How the outside reaches a function: the shortest chain of calls from each entry point. */
import type { ChainStep, EndpointFact, FindingEntryPoint, SymbolId } from '@banyan/model';
import { targetsOf } from '../calls/targets-of';
import type { Call, FactsIndex } from '../facts-index';
import { frontFunctions } from './front-functions';

/**
 * Entry points that lead to a function through calls, each with its shortest chain, from the handler or from a guard or
 * middleware in front of it; the shortest chain first, then by path. Searched backwards from the function, so that the cost is that of what calls it.
 */
export function entryChains(index: FactsIndex, target: SymbolId): FindingEntryPoint[] {
  const next = stepsTowards(index, target);
  const fronts = frontFunctions(index);
  const found = [...next.keys()].flatMap((id) =>
    [...(index.endpointsOf.get(id) ?? []), ...(fronts.get(id) ?? [])].map((endpoint) =>
      toEntryPoint(endpoint, chainFrom(index, id, next)),
    ),
  );
  return shortestOfEach(found.sort((a, b) => a.chain.length - b.chain.length || order(a, b)));
}

/** A guard and the handler behind it may both lead there. */
function shortestOfEach(sorted: readonly FindingEntryPoint[]): FindingEntryPoint[] {
  const seen = new Set<string>();
  return sorted.filter((point) => {
    const key = `${point.kind} ${point.method} ${point.path} ${point.handler}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** For every function that leads to the target: the next call on the way. */
function stepsTowards(index: FactsIndex, target: SymbolId): Map<SymbolId, Call | undefined> {
  const next = new Map<SymbolId, Call | undefined>([[target, undefined]]);
  for (const id of next.keys()) {
    for (const call of index.callsTo.get(id) ?? []) if (!next.has(call.from)) next.set(call.from, call);
  }
  return next;
}

function chainFrom(index: FactsIndex, start: SymbolId, next: ReadonlyMap<SymbolId, Call | undefined>): ChainStep[] {
  const chain: ChainStep[] = [];
  for (let call = next.get(start); call; call = next.get(call.to)) {
    const { file, line, from, to, text, repetition, through } = call;
    const oneOf = targetsOf(index, call);
    const how = { ...(repetition && { repetition }), ...(through && { through }), ...(oneOf > 1 && { oneOf }) };
    chain.push({ file, line, from, to, text, ...how });
  }
  return chain;
}

function toEntryPoint({ kind, method, path, handler }: EndpointFact, chain: readonly ChainStep[]): FindingEntryPoint {
  return { kind, method, path, handler, chain };
}

function order(a: FindingEntryPoint, b: FindingEntryPoint): number {
  const [left, right] = [a, b].map(({ path, method, kind }) => `${path} ${method} ${kind}`) as [string, string];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** How the outside reaches a function: the shortest chain of calls from each entry point. */
import type { ChainStep, EndpointFact, FindingEntryPoint, SymbolId } from '@banyan/model';
import type { Call, FactsIndex } from '../facts-index';

/**
 * Entry points that lead to a function through calls, each with its shortest chain; the shortest chain first, then in
 * the order of the facts. Searched backwards from the function, so that the cost is that of what calls it.
 */
export function entryChains(index: FactsIndex, target: SymbolId): FindingEntryPoint[] {
  const next = stepsTowards(index, target);
  const found = [...next.keys()].flatMap((id) => index.endpointsOf.get(id) ?? []);
  return found
    .map((endpoint) => toEntryPoint(endpoint, chainFrom(endpoint.handler, next)))
    .sort((a, b) => a.chain.length - b.chain.length || order(a, b));
}

/** For every function that leads to the target: the next call on the way. */
function stepsTowards(index: FactsIndex, target: SymbolId): Map<SymbolId, Call | undefined> {
  const next = new Map<SymbolId, Call | undefined>([[target, undefined]]);
  for (const id of next.keys()) {
    for (const call of index.callsTo.get(id) ?? []) if (!next.has(call.from)) next.set(call.from, call);
  }
  return next;
}

function chainFrom(handler: SymbolId, next: ReadonlyMap<SymbolId, Call | undefined>): ChainStep[] {
  const chain: ChainStep[] = [];
  for (let call = next.get(handler); call; call = next.get(call.to)) {
    const { file, line, from, to, text, repetition } = call;
    chain.push({ file, line, from, to, text, ...(repetition && { repetition }) });
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

/** One module serves requests that are fast and frequent, the other slow ones: together the slow ones decide. */
import type { ModulePath, SourceLocation } from '@banyan/model';
import { reachedFrom } from '../call-graph';
import { describeModule } from '../criteria/describe-module';
import { type FactsIndex, moduleOf } from '../facts-index';
import { observedEndpoints } from '../traffic/observed-endpoints';
import type { Parting, PartingCriterion } from './parting';

/** The slow side takes at least this many times as long, */
const times = 10;
/** and this long: below it, nobody waits. Milliseconds. */
const slow = 200;
/** What the largest difference leaves. */
const least = 0.5;

export const differentLatency: PartingCriterion = {
  name: 'different-latency',
  describes: 'A module that was seen to answer fast and often parts from one that was seen to take long.',
  between: (index) => {
    const pace = paceOf(index);
    return (a, b) => {
      const [one, other] = [pace.get(a), pace.get(b)];
      if (one === undefined || other === undefined) return undefined;
      return one.p95 <= other.p95 ? toParting(index, a, one, b, other) : toParting(index, b, other, a, one);
    };
  },
};

/** Requests that lead to a module, and what most of them take at the most. */
interface Pace {
  readonly requests: number;
  /** Milliseconds, the mean over the requests of their entry points' 95th percentiles. */
  readonly p95: number;
  /** The entry point with most requests. */
  readonly busiest: SourceLocation & { readonly requests: number };
}

function toParting(
  index: FactsIndex,
  fast: ModulePath,
  quick: Pace,
  late: ModulePath,
  long: Pace,
): Parting | undefined {
  const ratio = long.p95 / Math.max(quick.p95, 1);
  if (ratio < times || long.p95 < slow || quick.requests < long.requests) return undefined;
  const of = (module: ModulePath, { requests, p95 }: Pace) =>
    `${Math.round(requests)} requests that lead to ${describeModule(index, module)} take ${Math.round(p95)} ms`;
  return {
    leaves: Math.max(least, 0.9 - 0.2 * Math.log10(ratio)),
    text: `${of(fast, quick)} (95th percentile), ${of(late, long)}`,
    evidence: [quick, long].map(({ busiest: { file, line } }) => ({ file, line })),
  };
}

function paceOf(index: FactsIndex): ReadonlyMap<ModulePath, Pace> {
  const found = new Map<ModulePath, Pace>();
  for (const { endpoint, requests, p95 } of observedEndpoints(index).values()) {
    if (p95 === undefined) continue;
    const { file, line } = endpoint;
    const own: Pace = { requests, p95, busiest: { file, line, requests } };
    const modules = new Set([...reachedFrom(index, endpoint.handler)].map(moduleOf));
    for (const module of modules) found.set(module, together(found.get(module), own));
  }
  return found;
}

function together(before: Pace | undefined, own: Pace): Pace {
  if (before === undefined) return own;
  const requests = before.requests + own.requests;
  return {
    requests,
    p95: (before.requests * before.p95 + own.requests * own.p95) / requests,
    busiest: own.requests > before.busiest.requests ? own.busiest : before.busiest,
  };
}

/** One module keeps a core busy whenever it is used, the other hardly ever: they ask for different machines. */
import type { ModulePath } from '@banyan/model';
import { reachedFrom, reaching } from '../call-graph';
import { describeModule } from '../criteria/describe-module';
import { type FactsIndex, moduleOf } from '../facts-index';
import { heavyFunctions, type HeavyPlace } from '../traffic/heavy-functions';
import { observedEndpoints } from '../traffic/observed-endpoints';
import type { Parting, PartingCriterion } from './parting';

/** The shares of entry points must differ by this much. */
const apart = 0.6;
/** What a full difference leaves: judgement, strong enough to decide where declarations do not. */
const leaves = 0.5;

export const scalePressure: PartingCriterion = {
  name: 'different-scale',
  describes:
    'A module whose entry points nearly all do heavy work parts from one whose entry points hardly ever do; measured by requests and profiles where there are any.',
  between: (index) => {
    const shareOf = heavyShares(index);
    return (a, b) => {
      const [one, other] = [shareOf.get(a), shareOf.get(b)];
      if (one === undefined || other === undefined) return undefined;
      return one.share >= other.share ? toParting(index, a, one, b, other) : toParting(index, b, other, a, one);
    };
  },
};

interface HeavyShare {
  readonly heavy: number;
  readonly all: number;
  /** What was counted: requests where any were seen, else entry points. */
  readonly what: string;
  readonly share: number;
  /** The first heavy line that one of its entry points reaches. */
  readonly work?: HeavyPlace;
}

function toParting(
  index: FactsIndex,
  hot: ModulePath,
  more: HeavyShare,
  cool: ModulePath,
  less: HeavyShare,
): Parting | undefined {
  const difference = more.share - less.share;
  if (difference < apart || more.work === undefined) return undefined;
  const { file, line, what } = more.work;
  const of = less.what === more.what ? 'of' : `${less.what} of`;
  const text = `${figure(more)} ${more.what} of ${describeModule(index, hot)} do heavy work (${what}), ${figure(less)} ${of} ${describeModule(index, cool)}`;
  return { leaves: 1 - (1 - leaves) * difference, text, evidence: [{ file, line }] };
}

function figure({ heavy, all }: HeavyShare): string {
  return `${Math.round(heavy)} of ${Math.round(all)}`;
}

/** What leads to a module, and how much of it does heavy work on its way. */
interface Counted {
  readonly entryPoints: readonly [heavy: number, all: number];
  readonly requests: readonly [heavy: number, all: number];
  readonly work?: HeavyPlace;
}

function heavyShares(index: FactsIndex): ReadonlyMap<ModulePath, HeavyShare> {
  const works = heavyFunctions(index);
  const counted = new Map<ModulePath, Counted>();
  if (works.size === 0) return new Map();
  const leading = reaching(index, works.keys());
  const observed = observedEndpoints(index);
  for (const endpoint of index.facts.endpoints) {
    const reached = reachedFrom(index, endpoint.handler);
    const leads = leading.has(endpoint.handler);
    const work = leads ? works.get([...reached].find((id) => works.has(id)) ?? '') : undefined;
    const requests = observed.get(endpoint)?.requests ?? 0;
    for (const module of new Set([...reached].map(moduleOf)))
      counted.set(module, count(counted.get(module), requests, work));
  }
  return new Map([...counted].map(([module, one]) => [module, toShare(one)]));
}

function count(before: Counted | undefined, requests: number, work: HeavyPlace | undefined): Counted {
  const add = ([heavy, all]: readonly [number, number] = [0, 0], amount: number) =>
    [heavy + (work === undefined ? 0 : amount), all + amount] as const;
  const first = before?.work ?? work;
  return {
    entryPoints: add(before?.entryPoints, 1),
    requests: add(before?.requests, requests),
    ...(first && { work: first }),
  };
}

function toShare({ entryPoints, requests, work }: Counted): HeavyShare {
  const seen = requests[1] > 0;
  const [heavy, all] = seen ? requests : entryPoints;
  const what = seen ? 'requests to the entry points' : 'entry points';
  return { heavy, all, what, share: heavy / all, ...(work && { work }) };
}

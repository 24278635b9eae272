/** One module keeps a core busy whenever it is used, the other hardly ever: they ask for different machines. */
import type { HeavyWorkFact, ModulePath, SymbolId } from '@banyan/model';
import { reachedFrom, reaching } from '../call-graph';
import { describeModule } from '../criteria/describe-module';
import { type FactsIndex, moduleOf } from '../facts-index';
import { isPasswordHashing } from '../pressure/password-hashing';
import type { Parting, PartingCriterion } from './parting';

/** The shares of entry points must differ by this much. */
const apart = 0.6;
/** What a full difference leaves: judgement, strong enough to decide where declarations do not. */
const leaves = 0.5;

export const scalePressure: PartingCriterion = {
  name: 'different-scale',
  describes: 'A module whose entry points nearly all do heavy work parts from one whose entry points hardly ever do.',
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
  readonly share: number;
  /** The first heavy line that one of its entry points reaches. */
  readonly work?: HeavyWorkFact;
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
  const text = `${more.heavy} of ${more.all} entry points of ${describeModule(index, hot)} do heavy work (${what}), ${less.heavy} of ${less.all} of ${describeModule(index, cool)}`;
  return { leaves: 1 - (1 - leaves) * difference, text, evidence: [{ file, line }] };
}

/** For every module that entry points reach: how many of them do heavy work on their way. */
function heavyShares(index: FactsIndex): ReadonlyMap<ModulePath, HeavyShare> {
  const works = new Map<SymbolId, HeavyWorkFact>();
  for (const work of index.facts.heavyWork)
    if (index.has(work.file) && isHeavy(work) && !works.has(work.function)) works.set(work.function, work);
  const shares = new Map<ModulePath, HeavyShare>();
  if (works.size === 0) return shares;
  const leading = reaching(index, works.keys());
  for (const { handler } of index.facts.endpoints) {
    const reached = reachedFrom(index, handler);
    const work = leading.has(handler) ? works.get([...reached].find((id) => works.has(id)) ?? '') : undefined;
    for (const module of new Set([...reached].map(moduleOf))) shares.set(module, count(shares.get(module), work));
  }
  return shares;
}

/** Calls that only block for a moment ask for mending, not for other machines; passwords are hashed slowly on purpose. */
function isHeavy(work: HeavyWorkFact): boolean {
  return work.kind !== 'sync-call' && !isPasswordHashing(work);
}

function count(before: HeavyShare | undefined, work: HeavyWorkFact | undefined): HeavyShare {
  const all = (before?.all ?? 0) + 1;
  const heavy = (before?.heavy ?? 0) + (work === undefined ? 0 : 1);
  const first = before?.work ?? work;
  return { heavy, all, share: heavy / all, ...(first && { work: first }) };
}

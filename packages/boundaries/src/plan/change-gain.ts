/** What the history says about letting a context be changed by itself. */
import type { BoundedContext, ModulePath } from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { percent } from '../readiness/readiness-view';
import { gainWeights } from './gain-weights';

/** What would be gained, and why. */
export interface ChangeGain {
  readonly score: number;
  /** The share of all changes of late that fell on it. */
  readonly share: number;
  readonly reasons: readonly string[];
}

/**
 * The root of the share of all changes that fell on the context, times the share of what changed with it that lies
 * within.
 */
export function changeGain(index: FactsIndex, { members }: BoundedContext): ChangeGain {
  const own = new Set(members.map(({ module }) => module));
  const { rate, total } = sumRates(index, own);
  if (rate === 0) return { score: 0, share: 0, reasons: total === 0 ? [] : ['none of the changes of late fell on it'] };
  const { within, across } = sumPairs(index, own);
  const independence = within + across === 0 ? 1 : within / (within + across);
  return {
    score: gainWeights.change * Math.sqrt(rate / total) * independence,
    share: rate / total,
    reasons: [
      `${percent(rate / total)} of the changes of late fell on it, ${timesThatOf(index, rate / total, own.size)}; ${percent(independence)} of what changed together with its files lies within`,
    ],
  };
}

function sumRates({ changesOf }: FactsIndex, own: ReadonlySet<ModulePath>) {
  let [rate, total] = [0, 0];
  for (const changes of changesOf.values()) {
    total += changes.rate;
    if (own.has(changes.module)) rate += changes.rate;
  }
  return { rate, total };
}

function sumPairs({ evidence, has }: FactsIndex, own: ReadonlySet<ModulePath>) {
  let [within, across] = [0, 0];
  for (const { a, b, weight } of evidence?.changes?.pairs ?? []) {
    if (!has(a) || !has(b)) continue;
    if (own.has(a) && own.has(b)) within += weight;
    else if (own.has(a) || own.has(b)) across += weight;
  }
  return { within, across };
}

/** Its change rate by file against the project's. */
function timesThatOf({ modules }: FactsIndex, share: number, files: number): string {
  const times = (share * modules.length) / files;
  return `${times.toFixed(1)} times the project's rate for its size`;
}

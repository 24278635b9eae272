/** Which candidate becomes the proposal, and which are worth showing beside it. */
import type { Candidate } from './sweep';

/** The name of a way to cut, and the candidate. */
export interface NamedCandidate {
  readonly name: 'balanced' | 'coarse' | 'fine';
  readonly candidate: Candidate;
}

/** Another cut is one with a third fewer, or half as many more contexts. */
const fewer = 2 / 3;
const more = 3 / 2;

/** Objectives that differ by less tell nothing apart: another seed would turn them round. */
const indifferent = 0.01;

/**
 * The best by the objective, of those that are as good the one with fewest contexts; the best of the clearly coarser
 * ones; the best of the clearly finer ones.
 */
export function choose(candidates: readonly Candidate[]): readonly NamedCandidate[] {
  const best = bestOf(candidates);
  if (best === undefined) return [];
  const count = countOf(best);
  const coarse = bestOf(candidates.filter((one) => countOf(one) > 1 && countOf(one) <= count * fewer));
  const fine = bestOf(candidates.filter((one) => countOf(one) >= count * more));
  return [
    { name: 'balanced', candidate: best },
    ...(coarse ? [{ name: 'coarse' as const, candidate: coarse }] : []),
    ...(fine ? [{ name: 'fine' as const, candidate: fine }] : []),
  ];
}

function bestOf(candidates: readonly Candidate[]): Candidate | undefined {
  const highest = Math.max(...candidates.map(({ objective }) => objective));
  const good = candidates.filter(({ objective }) => objective >= highest - indifferent);
  return good.sort((a, b) => countOf(a) - countOf(b) || b.objective - a.objective)[0];
}

function countOf({ placement }: Candidate): number {
  return new Set(placement.groups.values()).size;
}

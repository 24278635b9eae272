/** What many have in common binds each of them less. */
import { groupBy } from '@banyan/model';
import type { CouplingScore } from './criterion';

/** Divides the scores of every star among its arms: two that have something in common are bound in full. */
export function shareAmong(scores: readonly CouplingScore[]): CouplingScore[] {
  const arms = new Map([...groupBy(scores, ({ to }) => to)].map(([to, all]) => [to, all.length]));
  return scores.map((one) => ({ ...one, score: one.score / Math.max(1, (arms.get(one.to) ?? 1) - 1) }));
}

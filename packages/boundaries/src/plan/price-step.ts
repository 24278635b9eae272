/** What leaving costs: everything that passes the seams of a context, in both directions. */
import type { BoundaryProposal, CrossingKind, StepPrice } from '@banyan/model';
import { round } from '../contexts/explain-member';

/** The sum of the prices, and how many crossings of each kind there are. */
export function priceStep({ seams }: BoundaryProposal, context: string): StepPrice {
  const crossings = seams
    .filter(({ from, to }) => from === context || to === context)
    .flatMap((seam) => seam.crossings);
  const counts: Partial<Record<CrossingKind, number>> = {};
  for (const { kind } of [...crossings].sort((a, b) => (a.kind < b.kind ? -1 : 1)))
    counts[kind] = (counts[kind] ?? 0) + 1;
  return { score: round(crossings.reduce((sum, { price }) => sum + price, 0)), crossings: counts };
}

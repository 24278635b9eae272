/** What leaving costs: everything that passes the seams of a context, in both directions. */
import type { BoundaryProposal, Crossing, CrossingKind, StepPrice } from '@banyan/model';
import { round } from '../contexts/explain-member';
import { groupBy } from '../facts-index';

/** The sum of the prices, and how many crossings of each kind there are. State is moved to a shared store only once. */
export function priceStep({ seams }: BoundaryProposal, context: string): StepPrice {
  const crossings = seams
    .filter(({ from, to }) => from === context || to === context)
    .flatMap((seam) => seam.crossings);
  const counts: Partial<Record<CrossingKind, number>> = {};
  for (const { kind } of [...crossings].sort((a, b) => (a.kind < b.kind ? -1 : 1)))
    counts[kind] = (counts[kind] ?? 0) + 1;
  const paid = [...groupBy(crossings, payment).values()].map(([first]) => first?.price ?? 0);
  return { score: round(paid.reduce((sum, price) => sum + price, 0)), crossings: counts };
}

/** Crossings with the same payment are paid once. */
function payment({ kind, file, line, text, target }: Crossing): string {
  return kind === 'shared-state' ? `${kind} ${target?.file}` : `${kind} ${file}:${line} ${text}`;
}

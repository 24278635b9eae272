/** What leaving costs: everything that passes the seams of a context, in both directions. */
import type { BoundaryProposal, Crossing, CrossingKind, StepPrice } from '@banyan/model';
import { round } from '../contexts/explain-member';

/** What is paid once, by what it is for: both sides of a seam name the same payment. */
export type Payments = ReadonlyMap<string, number>;

/** The sum of the prices, and how many crossings of each kind there are. */
export function priceStep(proposal: BoundaryProposal, context: string): StepPrice {
  const counts: Partial<Record<CrossingKind, number>> = {};
  const kinds = crossingsAt(proposal, context).map(({ kind }) => kind);
  for (const kind of kinds.sort()) counts[kind] = (counts[kind] ?? 0) + 1;
  return { score: leftToPay(paymentsOf(proposal, context), new Set()), crossings: counts };
}

/** State is moved to a shared store only once, and a line that says the same twice is mended once. */
export function paymentsOf(proposal: BoundaryProposal, context: string): Payments {
  const payments = new Map<string, number>();
  for (const crossing of crossingsAt(proposal, context)) {
    const key = payment(crossing);
    if (!payments.has(key)) payments.set(key, crossing.price);
  }
  return payments;
}

/** The sum of what has not been paid before. */
export function leftToPay(payments: Payments, paid: ReadonlySet<string>): number {
  let left = 0;
  for (const [key, price] of payments) if (!paid.has(key)) left += price;
  return round(left);
}

/** Asked for every context of every cut, so the crossings are taken as they are. */
function crossingsAt({ seams }: BoundaryProposal, context: string): readonly Crossing[] {
  return seams.filter(({ from, to }) => from === context || to === context).flatMap(({ crossings }) => crossings);
}

function payment({ kind, file, line, text, target }: Crossing): string {
  return kind === 'shared-state' ? `${kind} ${target?.file}` : `${kind} ${file}:${line} ${text}`;
}

/** What leaving costs: everything that passes the seams of a context, in both directions. */
import type { BoundaryProposal, Crossing, CrossingKind, StepPrice } from '@banyan/model';
import { round } from '../contexts/explain-member';
import { crossingsOf } from './found-prerequisite';

/** What is paid once, by what it is for: both sides of a seam name the same payment. */
export type Payments = ReadonlyMap<string, number>;

/** The sum of the prices, and how many crossings of each kind there are. */
export function priceStep(proposal: BoundaryProposal, context: string): StepPrice {
  const counts: Partial<Record<CrossingKind, number>> = {};
  for (const { kind } of crossingsOf(proposal, context).sort((a, b) => (a.kind < b.kind ? -1 : 1)))
    counts[kind] = (counts[kind] ?? 0) + 1;
  return { score: leftToPay(paymentsOf(proposal, context), new Set()), crossings: counts };
}

/** State is moved to a shared store only once, and a line that says the same twice is mended once. */
export function paymentsOf(proposal: BoundaryProposal, context: string): Payments {
  const payments = new Map<string, number>();
  for (const crossing of crossingsOf(proposal, context)) {
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

function payment({ kind, file, line, text, target }: Crossing): string {
  return kind === 'shared-state' ? `${kind} ${target?.file}` : `${kind} ${file}:${line} ${text}`;
}

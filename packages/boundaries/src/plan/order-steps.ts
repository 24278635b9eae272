/** Who leaves first. */
import type { BoundaryProposal, BoundedContext, StepGain } from '@banyan/model';
import { round } from '../contexts/explain-member';
import { leftToPay, type Payments, paymentsOf } from './price-step';
import { worthOf } from './worth-of';

/** A context with what leaving is good for. */
export interface Candidate {
  readonly context: BoundedContext;
  readonly gain: StepGain;
}

/** A candidate in its place. */
export interface Leaving extends Candidate {
  /** Of its price, what those before it have not paid. */
  readonly left: number;
  readonly score: number;
}

type Open = Candidate & { readonly payments: Payments };

/**
 * The best gain over what is left to pay, again and again: a seam is cut once, by the first of its two contexts that
 * leaves. Where two gain alike, the cheaper one goes first.
 */
export function orderSteps(
  proposal: BoundaryProposal,
  candidates: readonly Candidate[],
  outside: readonly string[],
): Leaving[] {
  const open = new Set(candidates.map((one): Open => ({ ...one, payments: paymentsOf(proposal, one.context.name) })));
  const paid = new Set(outside.flatMap((name) => [...paymentsOf(proposal, name).keys()]));
  const order: Leaving[] = [];
  while (open.size > 0) {
    const [best, one] = [...open].map((each) => [weigh(each, paid), each] as const).sort(byScore)[0]!;
    order.push(best);
    open.delete(one);
    for (const key of one.payments.keys()) paid.add(key);
  }
  return order;
}

function weigh({ context, gain, payments }: Open, paid: ReadonlySet<string>): Leaving {
  const left = leftToPay(payments, paid);
  return { context, gain, left, score: round(worthOf(gain.score, left)) };
}

function byScore([a]: readonly [Leaving, Open], [b]: readonly [Leaving, Open]): number {
  return b.score - a.score || a.left - b.left || (a.context.name < b.context.name ? -1 : 1);
}

/** Contexts that keep a core busy while a caller waits. */
import type { BoundedContext, PressureReason, ScalePressure } from '@banyan/model';
import { priceStep } from '../plan/price-step';
import { worthOf } from '../plan/worth-of';
import type { ReadinessView } from './readiness-view';

/** Weight of one heavy line that a request certainly waits for; half of it when calls in between are not known. */
const awaited = 10;
/** Two such lines ask for a service: a single one is mended with a queue or a worker thread. */
const severalAwaited = 2 * awaited;
/** What a unit of price must bring: two heavy lines pay for seams of 180, and no more. */
const leastWorth = 0.1;

/** More processor time than requests by this: else copies of the whole serve as well. */
const unlike = 2;

/** A context and its heavy lines. */
export interface HeavyContext {
  readonly context: BoundedContext;
  readonly reasons: ScalePressure['reasons'];
  readonly weight: number;
  /** Whether there is enough of it for machines of its own. */
  readonly differs: boolean;
  /** Whether that is worth what it costs to cut. */
  readonly affordable: boolean;
  readonly price: number;
}

/** The heaviest first. Many entry points and queries in loops are load too, but no other kind than elsewhere. */
export function heavyContexts({ index, proposal }: ReadinessView): HeavyContext[] {
  const heavy = new Set(index.facts.heavyWork.map(({ file, line }) => `${file}:${line}`));
  const endpoints = Math.max(1, index.facts.endpoints.length);
  const isHeavyLine = ({ measured, file, line }: PressureReason) =>
    measured === undefined && heavy.has(`${file}:${line}`);
  const found = proposal.contexts.flatMap((context): HeavyContext[] => {
    const reasons = context.scalePressure.reasons.filter(
      (reason) =>
        reason.weight >= awaited / 2 && (isUnlike(reason, context.endpoints.length / endpoints) || isHeavyLine(reason)),
    );
    const weight = reasons.reduce((sum, reason) => sum + reason.weight, 0);
    if (weight === 0) return [];
    const price = priceStep(proposal, context.name).score;
    const [differs, affordable] = [weight >= severalAwaited, worthOf(weight, price) >= leastWorth];
    return [{ context, reasons, weight, price, differs, affordable }];
  });
  return found.sort((a, b) => b.weight - a.weight || (a.context.name < b.context.name ? -1 : 1));
}

/** Measured, and out of proportion to its requests, or to its entry points where these are not known. Time of requests may be waiting; only processor time asks for machines. */
function isUnlike({ measured }: PressureReason, ofEndpoints: number): boolean {
  return measured?.by === 'processor' && measured.share >= unlike * (measured.ofRequests ?? ofEndpoints);
}

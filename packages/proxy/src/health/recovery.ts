/** What is done about requests whose upstream failed, and what their ends say about its health. */
import type { FaultCode } from '../answer/faults';
import type { Exchange } from '../forward/exchange';
import type { TallyBook } from '../metrics/tally-book';
import type { Detour } from './detour';
import { heedOutcome, outcomeOf } from './outcome-of';
import { isWithinBudget, usualFloor } from './retry-budget';
import { secondWay } from './second-way';

/** Milliseconds before an upstream that refused is asked again: it may be starting. */
const secondTryDelay = 25;

/** Notes on an exchange why it takes its way. The route's phase stays: that is about whom the plan should reach. */
export function divert(exchange: Exchange, { tries, reason }: Pick<Detour, 'tries' | 'reason'>): void {
  exchange.isTrial = tries;
  exchange.detour = reason;
  if (reason) exchange.way.tally.diverted[reason] += 1;
}

/** One per proxy. */
export class Recovery {
  /** Exchanges that are in their second try. */
  private retrying = 0;

  constructor(
    private readonly book: TallyBook,
    private readonly underway: { readonly size: number },
    private readonly floor = usualFloor,
  ) {}

  /** @returns whether a second try has begun */
  tryAgain(exchange: Exchange, code: FaultCode, tryEnded: boolean): boolean {
    const { way } = exchange;
    const next = secondWay(exchange, code, tryEnded);
    if (!next || !isWithinBudget(this.underway.size, this.retrying, this.floor)) return false;
    this.retrying += 1;
    this.book.secondTries[next === way ? 'same' : 'monolith'] += 1;
    heed(exchange, 'bad');
    way.tally.inFlight -= 1;
    next.tally.inFlight += 1;
    exchange.startAgain(next, next === way ? secondTryDelay : 0);
    if (next !== way) divert(exchange, { tries: false, reason: 'failed' });
    return true;
  }

  /** The exchange has ended. */
  settled(exchange: Exchange, status: number): void {
    if (exchange.tries > 1) this.retrying -= 1;
    heed(exchange, outcomeOf(status, exchange.fault));
  }
}

function heed(exchange: Exchange, outcome: 'good' | 'bad' | undefined): void {
  heedOutcome(exchange.way.health, outcome, exchange.isTrial);
  exchange.isTrial = false;
}

/** The one exchange that a fetch has with an upstream, counted and cared for like a caller's. */
import type { FaultCode } from '../answer/faults';
import { Exchange, type ExchangeObserver } from '../forward/exchange';
import { type Detour, toDetour } from '../health/detour';
import { divert } from '../health/recovery';
import type { FetchMeans } from './fetch-means';
import type { FetchOrder } from './fetch-order';
import type { FetchedAnswer } from './fetched-answer';
import type { Ticket } from './ticket';

/** One per fetch. */
export class FetchSender implements ExchangeObserver {
  constructor(
    private readonly means: FetchMeans,
    private readonly answer: FetchedAnswer,
    private readonly onSettled: () => void,
  ) {}

  /** The monolith's way if the service is not well; undefined when it is. */
  detourOf({ way, exchange }: Ticket): Detour | undefined {
    return way.health.isWell ? undefined : toDetour(way, exchange.request.method ?? 'GET', false);
  }

  /** @param onExchange told of the exchange before anything can come of it */
  send({ ticket, fields }: FetchOrder, detour: Detour | undefined, onExchange: (exchange: Exchange) => void): void {
    const { request, head, live, address } = ticket.exchange;
    const at = detour?.way ?? ticket.way;
    const [response, begun] = [this.answer.asAnswer(), this.means.clock()];
    const exchange = new Exchange(
      request,
      response,
      { ...head, fields },
      ticket.target,
      at,
      live,
      begun,
      address,
      this,
    );
    onExchange(exchange);
    if (detour) divert(exchange, detour);
    live.enter();
    exchange.start();
  }

  /** What an upstream's failure means for its health is the same with a cache. */
  tryAgain(exchange: Exchange, code: FaultCode, tryEnded: boolean): boolean {
    exchange.way.tally.inFlight += 1; // the callers' exchanges are counted, and this one for as long as it moves
    const again = this.means.recovery.tryAgain(exchange, code, tryEnded);
    exchange.way.tally.inFlight -= 1;
    return again;
  }

  settled(exchange: Exchange): void {
    this.onSettled();
    this.means.recovery.settled(exchange, this.answer.statusCode);
    exchange.witness?.settled(this.answer.writableFinished);
    exchange.live.leave();
  }
}

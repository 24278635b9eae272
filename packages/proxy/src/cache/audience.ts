/** Those who wait for the answer to a fetch, and those who read its body as it comes, each at its own pace. */
import type { Exchange } from '../forward/exchange';
import type { BodyRelay } from './body-relay';
import { callerFields } from './caller-fields';
import { CallerReader } from './caller-reader';
import type { FetchMeans } from './fetch-means';
import type { EarlyHints, Trailers } from './fetched-answer';
import { follow } from './follow';
import type { CacheDeed } from './rules/cache-status';
import type { Arrived } from './rules/may-keep';
import type { Ticket } from './ticket';

/** One per fetch. */
export class Audience {
  private readonly waiting = new Set<Ticket>();
  private readonly readers = new Set<CallerReader>();

  /** @param onLeft called when one of them has gone */
  constructor(
    private readonly relay: BodyRelay,
    private readonly means: FetchMeans,
    private readonly onLeft: () => void,
  ) {}

  get isEmpty(): boolean {
    return this.waiting.size === 0 && !this.relay.hasReaders;
  }

  /** @returns true: there is always room */
  wait(ticket: Ticket): boolean {
    this.waiting.add(ticket);
    ticket.exchange.journey = { cancel: () => this.left(ticket) };
    return true;
  }

  /** Nobody waits any more: what becomes of them is decided. */
  take(): Ticket[] {
    const waiting = [...this.waiting];
    this.waiting.clear();
    return waiting;
  }

  hint(hints: EarlyHints): void {
    for (const { exchange } of this.waiting) {
      if (exchange.request.httpVersion !== '1.0') exchange.response.writeEarlyHints(hints);
    }
  }

  /** Their exchanges tell what befell the one that was sent. */
  follow(sent: Exchange): void {
    for (const { exchange } of this.waiting) follow(exchange, sent);
  }

  /** One gets the head now and the body as it comes. */
  read({ exchange }: Ticket, answer: Pick<Arrived, 'status' | 'statusText' | 'fields'>, deed: CacheDeed): void {
    const { status, statusText, fields } = answer;
    exchange.response.writeHead(status, statusText, callerFields(exchange, fields, deed));
    const reader = new CallerReader(exchange, this.relay, this.means.clock, this.onLeft);
    this.readers.add(reader);
    if (this.relay.count > 0) reader.pump();
  }

  flush(): void {
    for (const reader of this.readers) reader.flush();
  }

  trail(trailers: Trailers): void {
    for (const reader of this.readers) reader.trailers = trailers;
  }

  cut(): void {
    for (const reader of [...this.readers]) reader.cut();
  }

  private left(ticket: Ticket): void {
    this.waiting.delete(ticket);
    this.onLeft();
  }
}

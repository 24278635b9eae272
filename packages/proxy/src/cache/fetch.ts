/**
 * One request to an upstream for the cache, and everybody who waits for its answer.
 *
 *   callers ──wait──►  fetch  ──1 request──►  upstream
 *      ▲                 │    ◄─2 head──────
 *      └──4 read at their own pace── body ──5──► store
 *
 *   3  the head decides: who may have the answer, whether it is kept, or whether a kept one is given instead
 */
import type { FaultCode } from '../answer/faults';
import type { Exchange } from '../forward/exchange';
import { Audience } from './audience';
import { BodyRelay } from './body-relay';
import type { FetchMeans } from './fetch-means';
import type { FetchOrder } from './fetch-order';
import { FetchSender } from './fetch-sender';
import { type AnswerReader, type EarlyHints, FetchedAnswer, type Trailers } from './fetched-answer';
import { follow } from './follow';
import type { KeptHead } from './kept-answer';
import { answeredKey } from './answered-key';
import { mayStandIn } from './rules/judge-kept';
import { type Arrived, toKept } from './rules/may-keep';
import { offer, shareOut, type Sharing } from './share-out';
import { standIn } from './stand-in';
import type { Ticket } from './ticket';
import { freshenByHead, validated } from './validated';

/** Answers of an upstream that a stale one may stand in for (RFC 5861 4). */
const failures: ReadonlySet<number> = new Set([500, 502, 503, 504]);

/** Lives from its request to the end of its answer. */
export class Fetch implements AnswerReader {
  private readonly answer = new FetchedAnswer(this);
  private readonly relay: BodyRelay;
  private readonly audience: Audience;
  private inner: Exchange | undefined;
  private requestedAt = 0;
  private keeping: KeptHead | undefined;
  private isDecided = false;
  private isOver = false;
  /** Set when what it brings is invalid already: an unsafe request or a purge came after it was sent. */
  isSpoiled = false;

  constructor(
    readonly order: FetchOrder,
    private readonly means: FetchMeans,
  ) {
    const { maxBody } = order.ticket.rules;
    this.relay = new BodyRelay(
      means.budget,
      maxBody,
      () => this.stopKeeping(),
      () => this.answer.resume(),
    );
    this.audience = new Audience(this.relay, means, () => this.letGoIfAlone());
  }

  get place(): string {
    return this.order.ticket.place;
  }

  /** 1 The request sets out. */
  start(): void {
    const { order, answer, means } = this;
    if (!order.isRefresh) this.audience.wait(order.ticket);
    const sender = new FetchSender(means, answer, () => this.over());
    const detour = sender.detourOf(order.ticket);
    if (detour && !detour.way) return this.failed('PROXY_UPSTREAM_BROKEN');
    this.requestedAt = means.now();
    sender.send(order, detour, (inner) => (this.inner = inner));
    // A copy of a conditional request would be answered otherwise for no other reason than that.
    if (!order.validates && this.inner) means.onFetch(this.inner);
  }

  /** Another caller wants the same. @returns whether it may wait */
  join(ticket: Ticket): boolean {
    if (this.isOver || this.isSpoiled) return false;
    if (!this.isDecided) return this.audience.wait(ticket);
    return this.keeping !== undefined && offer(ticket, this.keeping, 'miss', this.sharing());
  }

  /** Ends it, whoever waits. */
  abandon(): void {
    this.answer.destroy();
  }

  hinted(hints: EarlyHints): void {
    this.audience.hint(hints);
  }

  /** 2 and 3. */
  began(status: number, statusText: string, fields: readonly string[]): void {
    const { inner, order, means } = this;
    if (inner?.fault) return this.failed(inner.fault);
    const { kept, validates, ticket } = order;
    const arrived: Arrived = { status, statusText, fields, requestedAt: this.requestedAt, receivedAt: means.now() };
    this.isDecided = true;
    if (inner) this.audience.follow(inner);
    if (kept && validates && status === 304) return this.notModified(kept, arrived);
    if (kept && failures.has(status) && mayStandIn(kept, ticket.wish, means.now())) return this.standIn(kept, status);
    if (kept && ticket.wish.isHead) freshenByHead(means, ticket, kept, arrived);
    this.decideKeeping(arrived);
    shareOut(arrived, this.keeping, this.sharing());
  }

  flushed(): void {
    this.audience.flush();
  }

  /** 4 */
  came(chunk: Buffer): boolean {
    return this.relay.push(chunk);
  }

  /** 5 */
  ended(last: Buffer | undefined, trailers: Trailers): void {
    this.isOver = true;
    if (!this.isDecided || this.inner?.fault) return;
    this.audience.trail(trailers);
    this.relay.end(last);
    const body = this.relay.takeWhole();
    const { keeping, means } = this;
    if (!keeping || !body || this.isSpoiled) return;
    means.book.kept += 1;
    means.store().keep(this.place, answeredKey(this.order.ticket, this.inner), {
      head: { ...keeping, length: body.length },
      body,
    });
  }

  cut(): void {
    this.relay.stopKeeping();
    this.over();
    this.audience.cut();
    for (const ticket of this.audience.take()) this.means.again(ticket, true);
  }

  private over(): void {
    this.isOver = true;
    this.means.closed(this);
  }

  /** The upstream is let go with its last caller. */
  private letGoIfAlone(): void {
    const { isRefresh } = this.order;
    if (!isRefresh && !this.isOver && this.audience.isEmpty) this.abandon();
  }

  private decideKeeping(arrived: Arrived): void {
    const { ticket } = this.order;
    this.keeping = this.isSpoiled ? undefined : toKept(ticket.wish, arrived, ticket.rules);
    if (this.keeping) {
      this.means.learned(ticket, this.keeping);
      this.relay.keepAll();
    } else if (arrived.status < 500) this.means.unshared(this);
  }

  /** The kept answer is as good as new, and everybody who waits gets it. */
  private notModified(kept: KeptHead, arrived: Arrived): void {
    const { ticket } = this.order;
    const waiting = this.audience.take();
    this.means.closed(this);
    validated(this.means, ticket, kept, arrived, this.isSpoiled, waiting);
  }

  /** The upstream failed: a stale answer is better than none. */
  private standIn(kept: KeptHead, fwdStatus?: number): void {
    standIn(this.means, this.order.ticket.key, kept, this.audience.take(), fwdStatus);
    if (fwdStatus !== undefined) this.abandon();
  }

  /** No answer came. The one who asked is told; the others try for themselves. */
  private failed(code: FaultCode): void {
    this.isDecided = true;
    this.means.closed(this);
    const { kept, ticket } = this.order;
    if (kept && mayStandIn(kept, ticket.wish, this.means.now())) return this.standIn(kept);
    for (const waiter of this.audience.take()) {
      if (this.inner) follow(waiter.exchange, this.inner);
      if (waiter === ticket) waiter.exchange.giveUp(code);
      else this.means.again(waiter, true);
    }
  }

  private stopKeeping(): void {
    this.keeping = undefined;
    this.means.unshared(this);
  }

  private sharing(): Sharing {
    const { order, audience, means, inner } = this;
    return { order, audience, means, key: answeredKey(order.ticket, inner) };
  }
}

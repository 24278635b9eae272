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
import { Exchange, type ExchangeObserver } from '../forward/exchange';
import { toDetour } from '../health/detour';
import { divert } from '../health/recovery';
import { BodyRelay } from './body-relay';
import { callerFields } from './caller-fields';
import { CallerReader } from './caller-reader';
import type { FetchMeans } from './fetch-means';
import { type AnswerReader, type EarlyHints, FetchedAnswer, type Trailers } from './fetched-answer';
import { follow } from './follow';
import type { KeptHead } from './kept-answer';
import { toCacheKey } from './rules/cache-key';
import type { CacheDeed } from './rules/cache-status';
import { isNotModified } from './rules/conditions';
import { judgeKept, mayServe, mayStandIn } from './rules/judge-kept';
import { type Arrived, toKept } from './rules/may-keep';
import { sendKept } from './send-kept';
import { whenThere } from './store/cache-store';
import type { Ticket } from './ticket';
import { freshenByHead, validated } from './validated';

/** Answers of an upstream that a stale one may stand in for (RFC 5861 4). */
const failures: ReadonlySet<number> = new Set([500, 502, 503, 504]);

/** How a fetch came about. */
export interface FetchOrder {
  /** By it others find it; undefined when nobody may join. */
  readonly name: string | undefined;
  /** Whose request is sent; it need not stay. */
  readonly ticket: Ticket;
  /** The kept answer that was not fresh enough. */
  readonly kept: KeptHead | undefined;
  /** The request's fields: with our own conditions where `validates`. */
  readonly fields: string[];
  readonly validates: boolean;
  /** Why it is sent. */
  readonly fwd: NonNullable<CacheDeed['fwd']>;
  /** Whether nobody waits for it: the kept answer was given already. */
  readonly isRefresh: boolean;
}

/** Lives from its request to the end of its answer. */
export class Fetch implements AnswerReader, ExchangeObserver {
  private readonly answer = new FetchedAnswer(this);
  private readonly relay: BodyRelay;
  private readonly waiting = new Set<Ticket>();
  private readonly readers = new Set<CallerReader>();
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
  }

  get place(): string {
    return this.order.ticket.place;
  }

  /** 1 The request sets out, on the monolith's way if the service is not well. */
  start(): void {
    const { ticket, fields, isRefresh } = this.order;
    const { way } = ticket;
    const { request, head, live, address } = ticket.exchange;
    if (!isRefresh) this.wait(ticket);
    const detour = way.health.isWell ? undefined : toDetour(way, request.method ?? 'GET', false);
    if (detour && !detour.way) return this.failed('PROXY_UPSTREAM_BROKEN');
    const { now, clock } = this.means;
    const response = this.answer.asAnswer();
    const at = detour?.way ?? way;
    const inner = new Exchange(request, response, { ...head, fields }, ticket.target, at, live, clock(), address, this);
    this.inner = inner;
    this.requestedAt = now();
    if (detour) divert(inner, detour);
    live.enter();
    inner.start();
    // A copy of a conditional request would be answered otherwise for no other reason than that.
    if (!this.order.validates) this.means.onFetch(inner);
  }

  /** Another caller wants the same. @returns whether it may wait */
  join(ticket: Ticket): boolean {
    if (this.isOver || this.isSpoiled) return false;
    if (!this.isDecided) return this.wait(ticket);
    const { keeping } = this;
    if (!keeping || !this.suits(keeping, ticket)) return false;
    this.give(ticket, keeping, { fwd: 'miss', collapsed: true });
    return true;
  }

  /** Ends it, whoever waits. */
  abandon(): void {
    this.answer.destroy();
  }

  hinted(hints: EarlyHints): void {
    for (const { exchange } of this.waiting) {
      if (exchange.request.httpVersion !== '1.0') exchange.response.writeEarlyHints(hints);
    }
  }

  /** 2 and 3. */
  began(status: number, statusText: string, fields: readonly string[]): void {
    const { inner, order, means } = this;
    if (inner?.fault) return this.failed(inner.fault);
    const { kept, validates, ticket } = order;
    const arrived: Arrived = { status, statusText, fields, requestedAt: this.requestedAt, receivedAt: means.now() };
    this.isDecided = true;
    for (const waiter of this.waiting) if (inner) follow(waiter.exchange, inner);
    if (kept && validates && status === 304) return this.notModified(kept, arrived);
    if (kept && failures.has(status) && mayStandIn(kept, ticket.wish, means.now())) return this.standIn(kept, status);
    if (kept && ticket.wish.isHead) freshenByHead(means, ticket, kept, arrived);
    this.decideKeeping(arrived);
    this.share(arrived);
  }

  flushed(): void {
    for (const reader of this.readers) reader.flush();
  }

  /** 4 */
  came(chunk: Buffer): boolean {
    return this.relay.push(chunk);
  }

  /** 5 */
  ended(last: Buffer | undefined, trailers: Trailers): void {
    this.isOver = true;
    if (!this.isDecided || this.inner?.fault) return;
    for (const reader of this.readers) reader.trailers = trailers;
    this.relay.end(last);
    const body = this.relay.takeWhole();
    const { keeping, means } = this;
    if (!keeping || !body || this.isSpoiled) return;
    means.book.kept += 1;
    means.store().keep(this.place, this.keyNow(), { head: { ...keeping, length: body.length }, body });
  }

  cut(): void {
    this.isOver = true;
    this.relay.stopKeeping();
    this.means.closed(this);
    for (const reader of [...this.readers]) reader.cut();
    for (const ticket of this.takeWaiting()) this.means.again(ticket, true);
  }

  /** Of its own exchange: what an upstream's failure means for its health is the same with a cache. */
  tryAgain(exchange: Exchange, code: FaultCode, tryEnded: boolean): boolean {
    exchange.way.tally.inFlight += 1; // the callers' exchanges are counted, and this one for as long as it moves
    const again = this.means.recovery.tryAgain(exchange, code, tryEnded);
    exchange.way.tally.inFlight -= 1;
    return again;
  }

  settled(exchange: Exchange): void {
    this.isOver = true;
    this.means.closed(this);
    this.means.recovery.settled(exchange, this.answer.statusCode);
    exchange.witness?.settled(this.answer.writableFinished);
    exchange.live.leave();
  }

  private wait(ticket: Ticket): boolean {
    this.waiting.add(ticket);
    ticket.exchange.journey = { cancel: () => this.left(ticket) };
    return true;
  }

  private left(ticket: Ticket): void {
    this.waiting.delete(ticket);
    this.letGoIfAlone();
  }

  /** The upstream is let go with its last caller. */
  private letGoIfAlone(): void {
    const { isRefresh } = this.order;
    if (!isRefresh && !this.isOver && this.waiting.size === 0 && !this.relay.hasReaders) this.abandon();
  }

  private decideKeeping(arrived: Arrived): void {
    const { ticket } = this.order;
    this.keeping = this.isSpoiled ? undefined : toKept(ticket.wish, arrived, ticket.rules);
    if (this.keeping) {
      this.means.learned(ticket, this.keeping);
      this.relay.keepAll();
    } else if (arrived.status < 500) this.means.unshared(this);
  }

  /** Whoever sent the request gets its answer; the others get it if it is for them as well. */
  private share(arrived: Arrived): void {
    const { ticket, fwd } = this.order;
    const stored = this.keeping !== undefined;
    for (const waiter of this.takeWaiting()) {
      if (waiter === ticket) this.giveOwn(waiter, arrived, { fwd, stored });
      else if (this.keeping && this.suits(this.keeping, waiter))
        this.give(waiter, this.keeping, { fwd, collapsed: true });
      else this.means.again(waiter, this.keeping === undefined);
    }
  }

  private suits(head: KeptHead, { wish, key }: Ticket): boolean {
    return key === this.keyNow() && mayServe(head, wish) && judgeKept(head, wish, this.means.now()) === 'fresh';
  }

  private give(ticket: Ticket, { status, statusText, fields }: KeptHead, deed: CacheDeed): void {
    if (ticket.wish.isConditional || ticket.wish.hasRange) return this.means.again(ticket, true);
    this.means.mark(ticket, 'coalesced');
    this.read(ticket, { status, statusText, fields }, deed);
  }

  private giveOwn(ticket: Ticket, arrived: Pick<Arrived, 'status' | 'statusText' | 'fields'>, deed: CacheDeed): void {
    this.means.mark(ticket, 'miss');
    const { keeping, order } = this;
    if (keeping && order.kept && isNotModified(keeping, ticket.wish.fields)) {
      return sendKept(ticket, { head: keeping, body: Buffer.alloc(0) }, deed, this.means);
    }
    this.read(ticket, arrived, deed);
  }

  private read({ exchange }: Ticket, answer: Pick<Arrived, 'status' | 'statusText' | 'fields'>, deed: CacheDeed): void {
    const { status, statusText, fields } = answer;
    exchange.response.writeHead(status, statusText, callerFields(exchange, fields, deed));
    const reader = new CallerReader(exchange, this.relay, this.means.clock, () => this.letGoIfAlone());
    this.readers.add(reader);
    if (this.relay.count > 0) reader.pump();
  }

  /** The kept answer is as good as new, and everybody who waits gets it. */
  private notModified(kept: KeptHead, arrived: Arrived): void {
    const { ticket } = this.order;
    const waiting = this.takeWaiting();
    this.means.closed(this);
    validated(this.means, ticket, kept, arrived, this.isSpoiled, waiting);
  }

  /** The upstream failed: a stale answer is better than none. */
  private standIn(kept: KeptHead, fwdStatus?: number): void {
    const waiting = this.takeWaiting();
    const deed: CacheDeed = {
      fwd: 'stale',
      ...(fwdStatus === undefined ? {} : { fwdStatus }),
      detail: 'stale-if-error',
    };
    const body = this.means.store().bodyOf(this.order.ticket.key, kept);
    whenThere(body, (bytes) => {
      if (!bytes) this.means.store().drop(this.order.ticket.key, kept);
      for (const ticket of waiting) {
        if (!bytes || !this.standsInFor(kept, ticket)) this.means.again(ticket, true);
        else {
          this.means.mark(ticket, 'stand-in');
          sendKept(ticket, { head: kept, body: bytes }, deed, this.means);
        }
      }
    });
    if (fwdStatus !== undefined) this.abandon();
  }

  private standsInFor(kept: KeptHead, { key, wish }: Ticket): boolean {
    return key === this.order.ticket.key && mayServe(kept, wish) && mayStandIn(kept, wish, this.means.now());
  }

  /** No answer came. The one who asked is told; the others try for themselves. */
  private failed(code: FaultCode): void {
    this.isDecided = true;
    this.means.closed(this);
    const { kept, ticket } = this.order;
    if (kept && mayStandIn(kept, ticket.wish, this.means.now())) return this.standIn(kept);
    for (const waiter of this.takeWaiting()) {
      if (this.inner) follow(waiter.exchange, this.inner);
      if (waiter === ticket) waiter.exchange.giveUp(code);
      else this.means.again(waiter, true);
    }
  }

  private stopKeeping(): void {
    this.keeping = undefined;
    this.means.unshared(this);
  }

  private takeWaiting(): Ticket[] {
    const waiting = [...this.waiting];
    this.waiting.clear();
    return waiting;
  }

  /** The side that answered in the end, which may be the monolith in the service's place. */
  private keyNow(): string {
    const { place, target, rules, wish, key, way } = this.order.ticket;
    const { inner } = this;
    if (!inner || inner.way.destination.upstream === way.destination.upstream) return key;
    return toCacheKey(inner.way.destination, place, target, wish.fields, rules);
  }
}

/** The cache of a proxy: looks for a kept answer, gives it, or has one fetched. */
import type { RoutingTable } from '@banyan/routing';
import type { Exchange } from '../forward/exchange';
import type { Recovery } from '../health/recovery';
import { FillBudget } from './body-relay';
import { CacheBook, type CacheResult } from './cache-book';
import type { FetchMeans } from './fetch-means';
import { Fetches } from './fetches';
import type { KeptHead } from './kept-answer';
import { chooseKept, judgeKept } from './rules/judge-kept';
import { sendKept } from './send-kept';
import { type CacheStore, type Purge, whenThere } from './store/cache-store';
import type { OpenStore } from './store/open-store';
import { StoreShelf } from './store/store-shelf';
import { type Ticket, toTicket } from './ticket';
import { watchUnsafe } from './watch-unsafe';

/** What a cache needs. */
export interface CacheMeans {
  readonly recovery: Recovery;
  readonly openStore: OpenStore;
  readonly now: () => number;
  readonly clock: () => number;
  /** Called when a request that was not made conditional is on its way to an upstream. */
  readonly onFetch: (exchange: Exchange) => void;
}

/** Bytes of bodies on their way into the store, all together. */
const mostFilling = 64 * 1024 * 1024;

/** One per proxy; it outlives tables. */
export class Cache {
  readonly book = new CacheBook();
  private readonly shelf: StoreShelf;
  private readonly fetches: Fetches;
  private readonly means: FetchMeans;

  constructor({ recovery, openStore, now, clock, onFetch }: CacheMeans) {
    this.shelf = new StoreShelf(openStore);
    const fetches = new Fetches(now);
    this.fetches = fetches;
    this.means = {
      ...{ recovery, now, clock, onFetch },
      store: () => this.store,
      budget: new FillBudget(mostFilling),
      book: this.book,
      mark: (ticket, result) => this.mark(ticket, result),
      again: (ticket, alone) => this.look(ticket, alone),
      learned: (ticket, head) => fetches.learned(ticket, head),
      unshared: (fetch) => fetches.unshared(fetch),
      closed: (fetch) => fetches.closed(fetch),
    };
  }

  /** The store in use. */
  get store(): CacheStore {
    return this.shelf.store;
  }

  /** The same; undefined where it was never wanted. */
  get inUse(): CacheStore | undefined {
    return this.shelf.inUse;
  }

  /** A plan is taken over. What is kept stays, unless it is kept elsewhere from now on, or nothing is kept any more. */
  adopt({ plan, keepsAnswers }: RoutingTable): void {
    if (this.shelf.adopt(plan.cache, keepsAnswers)) this.fetches.spoil({ kind: 'all' });
  }

  /** Answers a request that a kept answer may serve. */
  serve(exchange: Exchange): void {
    const { caching } = exchange.way.destination;
    if (!caching) throw new TypeError(`nothing is kept of ${exchange.way.destination.route}`);
    exchange.cached = 'asked';
    this.look(toTicket(exchange, caching), false);
  }

  /** Makes invalid what an unsafe request changes, before its answer is passed on. */
  watch(exchange: Exchange): void {
    watchUnsafe(exchange, (places) => {
      this.book.invalidations += 1;
      for (const place of places) void this.forget({ kind: 'place', place });
    });
  }

  /** @returns how many answers are gone; undefined when the store could not do it */
  async purge(purge: Purge): Promise<number | undefined> {
    const count = await this.forget(purge);
    this.book.purged += count ?? 0;
    return count;
  }

  /** Ends every fetch and the store. */
  async close(): Promise<void> {
    this.fetches.abandonAll();
    await this.shelf.close();
  }

  /** What another process was told, or has seen change. */
  forget(purge: Purge): number | undefined | Promise<number | undefined> {
    this.fetches.spoil(purge);
    return this.store.purge(purge);
  }

  private look(ticket: Ticket, alone: boolean): void {
    whenThere(this.store.find(ticket.key), (heads) => this.decide(ticket, chooseKept(heads, ticket.wish), alone));
  }

  private decide(ticket: Ticket, kept: KeptHead | undefined, alone: boolean): void {
    const { exchange, wish } = ticket;
    if (exchange.response.destroyed) return;
    const verdict = kept && judgeKept(kept, wish, this.means.now());
    if (kept && (verdict === 'fresh' || verdict === 'stale')) return this.give(ticket, kept, verdict);
    if (wish.control.onlyIfCached) {
      this.mark(ticket, 'absent');
      return exchange.giveUp('PROXY_NOT_CACHED');
    }
    this.fetches.fetch(ticket, kept, alone, this.means);
  }

  private give(ticket: Ticket, head: KeptHead, verdict: 'fresh' | 'stale'): void {
    whenThere(this.store.bodyOf(ticket.key, head), (body) => {
      if (!body) {
        this.store.drop(ticket.key, head);
        return this.fetches.fetch(ticket, undefined, true, this.means);
      }
      this.mark(ticket, verdict === 'fresh' ? 'hit' : 'stale');
      sendKept(ticket, { head, body }, {}, this.means);
      if (verdict === 'stale') this.fetches.refresh(ticket, head, this.means);
    });
  }

  private mark({ exchange }: Ticket, result: CacheResult): void {
    exchange.cached = result;
    this.book.count(exchange.way.destination.route, result);
  }
}

/** What a fetch is given by the cache it works for. */
import type { Exchange } from '../forward/exchange';
import type { Recovery } from '../health/recovery';
import type { FillBudget } from './body-relay';
import type { CacheBook, CacheResult } from './cache-book';
import type { Fetch } from './fetch';
import type { KeptHead } from './kept-answer';
import type { Clocks } from './send-kept';
import type { CacheStore } from './store/cache-store';
import type { Ticket } from './ticket';

/** Of one cache. */
export interface FetchMeans extends Clocks {
  /** The store in use. */
  readonly store: () => CacheStore;
  readonly recovery: Recovery;
  readonly budget: FillBudget;
  readonly book: CacheBook;
  /** The request of a fetch is on its way, as a caller sent it. */
  readonly onFetch: (exchange: Exchange) => void;
  /** A caller is answered. */
  mark(ticket: Ticket, result: CacheResult): void;
  /** A caller that waited for a fetch in vain. @param alone whether it goes on by itself, without waiting for another one */
  again(ticket: Ticket, alone: boolean): void;
  /** What the answer's Vary names is known by now. */
  learned(ticket: Ticket, head: KeptHead): void;
  /** Its answer is none to wait for: for a while nobody does. */
  unshared(fetch: Fetch): void;
  /** Nobody may join any more. */
  closed(fetch: Fetch): void;
}

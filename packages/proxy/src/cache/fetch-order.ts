/** What makes the cache ask an upstream. */
import type { KeptHead } from './kept-answer';
import type { CacheDeed } from './rules/cache-status';
import type { Ticket } from './ticket';

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

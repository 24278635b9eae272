/** What the server is put together from. */
import type { Exchange } from './forward/exchange';
import type { Means } from '@banyan/routing';
import type { TallyBook } from './metrics/tally-book';
import type { Limits, Timeouts } from './options';
import type { TableStore } from './table/table-store';

export interface ServerParts {
  readonly tables: TableStore;
  readonly book: TallyBook;
  readonly timeouts: Timeouts;
  readonly limits: Limits;
  /** The name this process signs Via with, and knows its own requests by. */
  readonly pseudonym: string;
  /** Whether a peer's word about the caller counts. */
  readonly trusts: (peer: string) => boolean;
  readonly clock: () => number;
  /** What choosing an upstream may need: the time of day, and names for new callers. */
  readonly means: Means;
  /** Writes the access log; absent when there is none. */
  readonly access?: (exchange: Exchange, status: number, milliseconds: number, whole: boolean) => void;
}

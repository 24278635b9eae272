/** What the server is put together from. */
import type { Exchange } from './forward/exchange';
import type { Means } from '@banyan/routing';
import type { OpenStore } from './cache/store/open-store';
import type { LoadWatch } from './life/load-watch';
import type { TallyBook } from './metrics/tally-book';
import type { Limits, Timeouts } from './options';
import type { Shadows } from './shadow/shadows';
import type { Forwarders } from './table/forwarders';
import type { TableStore } from './table/table-store';
import type { Keyring } from './tls/keyring';
import type { Tracer } from './trace/tracer';

export interface ServerParts {
  readonly tables: TableStore;
  /** Certificates and keys, towards callers and upstreams. */
  readonly keyring: Keyring;
  /** Every upstream in use, and how it is. */
  readonly forwarders: Forwarders;
  readonly book: TallyBook;
  /** Whether new requests have to be refused. */
  readonly load: LoadWatch;
  /** Copies requests of routes in phase shadow. */
  readonly shadows: Shadows;
  readonly timeouts: Timeouts;
  readonly limits: Limits;
  /** The name this process signs Via with, and knows its own requests by. */
  readonly pseudonym: string;
  /** Second tries that there may always be. */
  readonly retryFloor: number;
  /** Whether a peer's word about the caller counts. */
  readonly trusts: (peer: string) => boolean;
  readonly clock: () => number;
  /** What choosing an upstream may need: the time of day, and names for new callers. */
  readonly means: Means;
  /** Opens the store for answers that a plan names. */
  readonly openStore: OpenStore;
  /** Traces requests; absent when nobody wants traces. */
  readonly tracer?: Tracer;
  /** Writes the access log; absent when there is none. */
  readonly access?: (exchange: Exchange, status: number, milliseconds: number, whole: boolean) => void;
}

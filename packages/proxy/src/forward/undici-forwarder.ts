/**
 * The default engine: Node's strict server in front, undici behind.
 *
 *              1 head, 2 body                  3 head and body
 *   caller ─────────────────────►  proxy  ─────────────────────►  upstream
 *          ◄─────────────────────         ◄─────────────────────
 *            4 informational, 5 head, 6 body, 7 trailers and end
 *
 *   8  the upstream fails: sent again, answered 502 or 504, or cut when the answer has begun
 *   9  the caller leaves: the upstream is let go
 *
 * Steps 1 to 3 are here, 4 to 9 in `undici-journey.ts`.
 */
import type { TableUpstream } from '@banyan/routing';
import { ConnectionPool } from './connection-pool';
import type { Exchange } from './exchange';
import type { Forwarder, ForwarderSettings } from './forwarder';
import { BodyStream, receiveWhole } from './receive-body';
import { UndiciJourney } from './undici-journey';

/** A forwarder with its own connections. */
export function createUndiciForwarder(upstream: TableUpstream, settings: ForwarderSettings): Forwarder {
  const pool = new ConnectionPool(upstream.origin, settings);
  return {
    forward: (exchange) => forward(exchange, pool, settings),
    close: () => pool.close(),
  };
}

function forward(exchange: Exchange, pool: ConnectionPool, settings: ForwarderSettings): void {
  // 1 The head was judged and routed by the server; it goes on as it is.
  const { length, chunked } = exchange.head;
  const journey = new UndiciJourney(exchange, pool, settings);
  exchange.journey = journey;
  // 2 The body: none, small enough to wait for, or streamed.
  if (length === undefined && !chunked) return journey.start(null);
  if (length === 0) return journey.start(null);
  if (exchange.received) return journey.start(exchange.received); // a second try
  if (length !== undefined && length <= settings.limits.wholeBody) {
    return receiveWhole(exchange, length, settings.clock, (body) => journey.start(body));
  }
  // 3 Head and body leave together, as soon as the first bytes of the body are there.
  return journey.start(new BodyStream(exchange, settings.clock));
}

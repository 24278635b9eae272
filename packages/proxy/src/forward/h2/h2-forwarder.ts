/**
 * HTTP/2 to upstreams, beside whichever engine speaks HTTP/1.1; the steps are those of the drawing in
 * `undici-forwarder.ts`. node:http2 is used as it is: it has trailers both ways, resets with their codes, and flow
 * control, which gRPC needs.
 */
import type { TableUpstream } from '@banyan/routing';
import type { Exchange } from '../exchange';
import type { Forwarder, ForwarderSettings } from '../forwarder';
import { BodyStream, receiveWhole } from '../receive-body';
import { H2Journey } from './h2-journey';
import { SessionPool } from './session-pool';

/** A forwarder with its own connections. */
export function createH2Forwarder(
  upstream: TableUpstream,
  settings: ForwarderSettings,
  pool = new SessionPool(upstream, settings),
): Forwarder {
  return {
    forward: (exchange) => forward(exchange, new H2Journey(exchange, upstream, pool, settings), settings),
    close: () => pool.close(),
  };
}

/** Steps 1 to 3. */
function forward(exchange: Exchange, journey: H2Journey, { limits, clock }: ForwarderSettings): void {
  const { length, chunked } = exchange.head;
  exchange.journey = journey;
  if (!length && !chunked) return journey.start(null);
  if (exchange.received) return journey.start(exchange.received); // a second try
  if (length !== undefined && length <= limits.wholeBody) {
    return receiveWhole(exchange, length, clock, (body) => journey.start(body));
  }
  return journey.start(new BodyStream(exchange, clock));
}

/**
 * The second engine: http-proxy 1.18, for teams that build on its options and events. It is given stand-ins for request
 * and response, so that none of its known defects reaches a socket:
 *
 *   caller ──► Exchange ──► OutgoingRequest ──► http-proxy ──► UpstreamAgent ──► upstream
 *          ◄──          ◄── OutgoingAnswer  ◄──            ◄──               ◄──
 *
 * The steps are those of the drawing in `undici-forwarder.ts`; docs/decisions/0020-engines.md lists guards and limits.
 */
import type { Readable } from 'node:stream';
import type { TableUpstream } from '@banyan/routing';
import type { Exchange } from '../exchange';
import type { Forwarder, ForwarderSettings } from '../forwarder';
import { BodyStream, receiveWhole } from '../receive-body';
import { HttpProxyJourney } from './http-proxy-journey';
import { HttpProxyUpstream } from './http-proxy-upstream';
import { wholeBody } from './outgoing-request';

/** A forwarder with its own connections. */
export function createHttpProxyForwarder(upstream: TableUpstream, settings: ForwarderSettings): Forwarder {
  const proxy = new HttpProxyUpstream(upstream, settings);
  return {
    forward: (exchange) => forward(exchange, new HttpProxyJourney(exchange, proxy, settings), settings),
    close: () => proxy.close(),
  };
}

/** Steps 1 to 3. */
function forward(exchange: Exchange, journey: HttpProxyJourney, { limits, clock }: ForwarderSettings): void {
  const { length, chunked } = exchange.head;
  const start = (body: Readable): void => journey.start(body);
  exchange.journey = journey;
  if (!length && !chunked) return start(wholeBody(null));
  if (exchange.received) return start(wholeBody(exchange.received)); // a second try
  if (length !== undefined && length <= limits.wholeBody) {
    return receiveWhole(exchange, length, clock, (body) => start(wholeBody(body)));
  }
  return start(new BodyStream(exchange, clock));
}

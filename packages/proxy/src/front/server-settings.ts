/** What Node's server has to be told so that the proxy can rely on it. */
import type { IncomingMessage, ServerOptions } from 'node:http';
import { Answer } from '../answer/answer';
import type { Limits, Timeouts } from '../options';

/** Of a proxy's own server, and of one that embeds it. */
export function serverSettings({
  limits,
  timeouts,
}: {
  readonly limits: Limits;
  readonly timeouts: Timeouts;
}): ServerOptions<typeof IncomingMessage, typeof Answer> {
  return {
    ServerResponse: Answer,
    insecureHTTPParser: false,
    maxHeaderSize: limits.headBytes,
    headersTimeout: timeouts.head,
    requestTimeout: 0, // a large upload may take long; `watchStalls` sees whether it moves
    keepAliveTimeout: timeouts.keepAlive,
    connectionsCheckingInterval: Math.min(2_000, timeouts.head),
    highWaterMark: 65_536,
    noDelay: true,
  };
}

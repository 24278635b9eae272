/** Ends what no longer moves, by one timer for all connections instead of one for each. */
import type { ProxyServer } from '../server';

/**
 * Looks around regularly until stopped: callers that neither send nor take bytes.
 * @returns stops it
 */
export function watchStalls(server: ProxyServer): () => void {
  const { timeouts, clock } = server.parts;
  const every = Math.max(50, Math.min(250, timeouts.idle / 4));
  const timer = setInterval(() => {
    endStalled(server, clock());
    server.callers.endIdle(clock());
  }, every);
  timer.unref();
  return () => clearInterval(timer);
}

function endStalled({ underway }: ProxyServer, now: number): void {
  for (const exchange of underway) {
    const { awaitingBodySince, awaitingDrainSince, response, journey, way } = exchange;
    const idle = response.isGrpc ? (way.destination.times.idle ?? Infinity) : way.times.idle;
    if (awaitingDrainSince > 0 && awaitingDrainSince <= now - way.times.idle) response.destroy();
    else if (awaitingBodySince > 0 && awaitingBodySince <= now - idle) {
      exchange.closing = true;
      exchange.fail('PROXY_REQUEST_TIMEOUT');
      journey?.cancel();
    }
  }
}

/** Stops without failing a request: not ready at once, nothing new accepted, everything under way finished. */
import { setTimeout as delay } from 'node:timers/promises';
import type { ProxyServer } from '../server';

/** How a drain ended. */
export interface DrainReport {
  /** Requests that were cut because the grace was over. */
  readonly cut: number;
  /** Upgraded connections that were told to go away. */
  readonly dismissed: number;
}

/**
 * @param lingering milliseconds to go on accepting, until load balancers have noticed that we are not ready
 * @param grace milliseconds for what is under way
 * @param hurry aborted when there is no more time
 */
export async function drain(
  server: ProxyServer,
  lingering: number,
  grace: number,
  hurry: AbortSignal,
): Promise<DrainReport> {
  server.draining = true;
  for (const exchange of server.underway) exchange.closing = true;
  await delay(lingering, undefined, { signal: hurry }).catch(() => undefined);
  const closed = new Promise<void>((resolve) => server.http.close(() => resolve()));
  server.http.closeIdleConnections();
  server.callers.drain();
  server.silent.end();
  await settled(server, grace, hurry);
  const report = { cut: server.underway.size, dismissed: server.upgraded.size };
  await dismiss(server, hurry);
  server.http.closeAllConnections();
  server.callers.cut();
  for (const socket of server.front.sockets) socket.destroy();
  await closed;
  return report;
}

/** Resolves when nothing is under way any more, or when time is up. */
async function settled(server: ProxyServer, grace: number, hurry: AbortSignal): Promise<void> {
  const quiet = new AbortController();
  server.onQuiet = () => {
    server.http.closeIdleConnections();
    if (server.underway.size === 0 && server.upgraded.size === 0) quiet.abort();
  };
  server.onQuiet();
  await delay(grace, undefined, { signal: AbortSignal.any([hurry, quiet.signal]) }).catch(() => undefined);
}

/** A WebSocket may last for days: at the end of the grace it is told to go, and has a moment to do so. */
async function dismiss(server: ProxyServer, hurry: AbortSignal): Promise<void> {
  if (server.upgraded.size === 0) return;
  for (const connection of [...server.upgraded]) connection.endPolitely();
  const gone = new AbortController();
  server.onQuiet = () => server.upgraded.size === 0 && gone.abort();
  await delay(500, undefined, { signal: AbortSignal.any([hurry, gone.signal]) }).catch(() => undefined);
  for (const connection of [...server.upgraded]) connection.cut();
}

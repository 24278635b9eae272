/**
 * Starts the service and ends it in order.
 *
 * On SIGTERM: (1) not ready, so that the router turns away; (2) no new connections; (3) requests in flight to their
 * end; (4) close the application, exit 0. If that takes longer than the grace, exit 1.
 *
 * PORT (__PORT__), HOST (127.0.0.1), DRAIN_DELAY_MS (1000: time for the router to see "not ready"),
 * SHUTDOWN_GRACE_MS (25000).
 */
import type { Server } from 'node:http';
import { type AddressInfo, Server as PlainServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { INestApplication } from '@nestjs/common';
import { serviceState } from './service-state';

/** Listens, prints one start line and takes over the signals. */
export async function runService(app: INestApplication): Promise<Server> {
  const drainDelayMs = numberFrom('DRAIN_DELAY_MS', 1_000);
  const graceMs = numberFrom('SHUTDOWN_GRACE_MS', 25_000);
  await app.listen(numberFrom('PORT', __PORT__), process.env['HOST'] ?? '127.0.0.1');
  const server = app.getHttpServer() as Server;
  serviceState.listening = true;
  const { address, port } = server.address() as AddressInfo;
  say('started', { address, port, startMs: Math.round(process.uptime() * 1000) });
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => void drain(app, server, signal, drainDelayMs, graceMs));
  return server;
}

async function drain(
  app: INestApplication,
  server: Server,
  signal: string,
  drainDelayMs: number,
  graceMs: number,
): Promise<void> {
  if (serviceState.draining) return;
  serviceState.draining = true;
  say('draining', { signal, inFlight: serviceState.inFlight.size });
  setTimeout(() => giveUp(server), graceMs);
  closeAfterAnswer();
  await pause(drainDelayMs);
  await stopAccepting(server, graceMs / 2);
  await lastAnswer();
  await app.close();
  say('stopped', { exitCode: 0 });
  process.exit(0);
}

/** A caller that keeps its connection would send its next request to a server that is going. */
function closeAfterAnswer(): void {
  for (const response of serviceState.inFlight)
    if (!response.headersSent) response.setHeader('connection', 'close');
}

/**
 * Closes the door without shutting it in anybody's face.
 *
 * Callers may stand in the listening queue, from which Node takes one in each turn of its loop: they are taken in
 * first. And what they sent while the process was busy lies unread in sockets, which Node takes for idle: the close of
 * an HTTP server would cut them off, the close of the plain server below it only stops accepting.
 */
async function stopAccepting(server: Server, atMostMs: number): Promise<void> {
  let accepted = 0;
  server.on('connection', () => accepted++);
  const deadline = performance.now() + atMostMs;
  for (let seen = -1; seen !== accepted && performance.now() < deadline; ) {
    seen = accepted;
    await turns(3);
  }
  PlainServer.prototype.close.call(server);
}

/** Quiet twice in a row: a request may just have arrived on a connection that was accepted before. */
async function lastAnswer(): Promise<void> {
  for (let quiet = 0; quiet < 2; ) {
    await pause(50);
    await turns(3);
    quiet = serviceState.inFlight.size === 0 ? quiet + 1 : 0;
  }
}

/** Lets the event loop come round, so that what waits in sockets is read. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}

function giveUp(server: Server): void {
  say('gave up', { inFlight: serviceState.inFlight.size, exitCode: 1 });
  server.closeAllConnections();
  process.exit(1);
}

function numberFrom(name: string, fallback: number): number {
  const text = process.env[name];
  const value = text === undefined || text === '' ? fallback : Number(text);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new Error(`${name} is ${JSON.stringify(text)}; it must be a whole number from 0.`);
}

function say(event: string, more: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify({ service: '__SERVICE__', event, ...more, pid: process.pid })}\n`);
}

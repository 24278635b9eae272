/** One request's way through undici; the steps are those of the drawing in `undici-forwarder.ts`. */
import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { addCookie } from '../head/issue-cookie';
import { toClientFields } from '../head/to-client-fields';
import { toTrailers } from '../head/to-trailers';
import type { ConnectionPool, PooledConnection } from './connection-pool';
import type { Exchange } from './exchange';
import type { ForwarderSettings, Journey } from './forwarder';
import { inform } from './inform';
import type { Waiter } from '../guard/gate';
import { mayResend } from './may-resend';
import { isConnectionLost, toFault } from './to-fault';

/**
 * Handler of one dispatch. It has the shape undici 7 uses inside itself (`onConnect`, `onHeaders`, …), which gives raw
 * header fields; the newer shape costs an object of parsed fields per answer and loses how they were written.
 */
export class UndiciJourney implements Journey, Waiter, Dispatcher.DispatchHandler {
  private connection: PooledConnection | undefined;
  private abort: ((reason?: Error) => void) | undefined;
  private resume: (() => void) | undefined;
  private cancelled = false;
  private resent = false;
  private begun = false;
  private silent = false;
  private informational = 0;
  private length: number | undefined;
  private held: Buffer | undefined;
  private body: Buffer | Readable | null = null;
  private placed = false;

  constructor(
    private readonly exchange: Exchange,
    private readonly pool: ConnectionPool,
    private readonly settings: ForwarderSettings,
  ) {}

  /** Step 3: on a connection that is free. */
  start(body: Buffer | Readable | null): void {
    if (this.cancelled) return;
    this.body = body;
    if (this.settings.gate.enter(this)) this.admitted();
  }

  /** Called by the gate. */
  admitted(): void {
    this.placed = true;
    this.dispatch(this.pool.take(this.exchange.way.times.connect), this.body);
  }

  /** Called by the gate. */
  turnedAway(): void {
    this.exchange.fail('PROXY_UPSTREAM_BUSY');
  }

  /** Step 9. */
  cancel(): void {
    this.cancelled = true;
    this.settings.gate.forget(this);
    this.abort?.();
  }

  private dispatch(connection: PooledConnection, body: Buffer | Readable | null): void {
    const { exchange } = this;
    this.connection = connection;
    const { target: path, head, request, way } = exchange;
    const method = request.method as Dispatcher.HttpMethod;
    const { firstByte: headersTimeout, idle: bodyTimeout } = way.times;
    connection.client.dispatch({ method, path, headers: head.fields, body, headersTimeout, bodyTimeout }, this);
  }

  /** Called when undici is about to write the head. */
  onConnect(abort: (reason?: Error) => void): void {
    if (this.cancelled) return abort();
    this.abort = abort;
    if (this.connection) this.connection.uses += 1;
  }

  onHeaders(status: number, raw: Buffer[], resume: () => void, statusText: string): boolean {
    if (status < 200) {
      inform(this.exchange, status, raw, ++this.informational);
      return true;
    }
    if (this.exchange.isTurnedDown(status)) {
      this.cancelled = true;
      this.abort?.();
      return true;
    }
    // 5 The head waits until the end of this turn: most often the body is right behind it and both leave in one write.
    const { request, response, closing, cookie, witness } = this.exchange;
    const { fields, length } = toClientFields(raw, status, closing, request);
    witness?.began(status, fields);
    if (cookie !== undefined) addCookie(fields, cookie);
    this.begun = true;
    this.resume = resume;
    this.length = length;
    response.writeHead(status, statusText, fields);
    this.silent = true;
    process.nextTick(flushSilent, this);
    return true;
  }

  onData(chunk: Buffer): boolean {
    if (chunk.length === 0) return true; // undici's way to go on after a pause
    this.exchange.witness?.body(chunk);
    // 6 A body that is all there waits for its end, which undici reports in the same turn.
    if (chunk.length === this.length) {
      this.held = chunk;
      return true;
    }
    this.silent = false;
    const { response } = this.exchange;
    if (response.writePiece(chunk)) return true;
    this.exchange.awaitingDrainSince = this.settings.clock();
    response.once('drain', () => this.drained());
    return false;
  }

  onComplete(trailers: Buffer[] | string[] | null): void {
    // 7 The end.
    // undici takes a reset for the end of a body that ends with its connection.
    if (this.connection?.socket?.errored) return this.onError(this.connection.socket.errored);
    const { response, witness } = this.exchange;
    this.silent = false;
    witness?.completed();
    if (trailers && trailers.length > 0) response.addTrailers(toTrailers(trailers as Buffer[]));
    if (this.held) response.endWhole(this.held);
    else response.end();
    this.release(true);
    this.leave();
  }

  onError(error: Error): void {
    // 8 Whatever happened, this connection is not used again.
    const reused = (this.connection?.uses ?? 0) > 1;
    this.release(false);
    if (this.cancelled) return this.leave();
    if (!this.begun && !this.resent && reused && isConnectionLost(error) && mayResend(this.exchange)) {
      this.resent = true;
      this.settings.onRetry();
      return this.dispatch(this.pool.takeFresh(this.exchange.way.times.connect), null);
    }
    this.leave();
    this.exchange.fail(toFault(error));
  }

  /** Sends the head that nothing followed. */
  flush(): void {
    if (this.silent && !this.held) this.exchange.response.flushHeaders();
  }

  private release(usable: boolean): void {
    const { connection } = this;
    this.connection = undefined;
    this.abort = undefined;
    if (connection) this.pool.release(connection, usable);
  }

  private leave(): void {
    if (!this.placed) return;
    this.placed = false;
    this.settings.gate.leave();
  }

  private drained(): void {
    this.exchange.awaitingDrainSince = 0;
    this.resume?.();
  }
}

function flushSilent(journey: UndiciJourney): void {
  journey.flush();
}

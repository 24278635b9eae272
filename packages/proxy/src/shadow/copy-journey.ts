/** One copy's way to an upstream and its answer's way into a bounded memory. */
import type { Dispatcher } from 'undici';
import type { FaultCode } from '../answer/faults';
import type { ConnectionPool, PooledConnection } from '../forward/connection-pool';
import { isConnectionLost, toFault } from '../forward/to-fault';
import { toClientFields } from '../head/to-client-fields';
import { type KeptAnswer, pickFields } from './kept-answer';
import { type ByteCount, KeptBody } from './kept-body';

/** What is sent. */
export interface CopiedRequest {
  readonly method: string;
  readonly path: string;
  /** Names and values in turn. */
  readonly fields: string[];
  readonly body: Buffer | null;
  /** Milliseconds for the whole answer. */
  readonly timeout: number;
  /** Bytes of the answer's body that are kept; the rest is not waited for. */
  readonly maxBytes: number;
  /** Fields of the answer that are kept. */
  readonly wanted: ReadonlySet<string>;
}

/** What came of it. An answer's body has to be released. */
export type CopyOutcome =
  | { readonly kind: 'answered'; readonly answer: KeptAnswer }
  | { readonly kind: 'failed'; readonly code: FaultCode }
  | { readonly kind: 'cancelled' };

/** Handler of one dispatch, in the shape that `UndiciJourney` explains. It always ends, once. */
export class CopyJourney implements Dispatcher.DispatchHandler {
  private connection: PooledConnection | undefined;
  private timer: NodeJS.Timeout | undefined;
  private head: Pick<KeptAnswer, 'status' | 'fields' | 'length'> | undefined;
  private body: KeptBody;
  private startedAt = 0;
  private resent = false;
  private ended = false;

  constructor(
    private readonly request: CopiedRequest,
    private readonly pool: ConnectionPool,
    count: ByteCount,
    private readonly clock: () => number,
    private readonly onEnd: (outcome: CopyOutcome) => void,
  ) {
    this.body = new KeptBody(count, request.maxBytes);
  }

  start(): void {
    const { timeout } = this.request;
    this.startedAt = this.clock();
    this.timer = setTimeout(() => this.fail('PROXY_UPSTREAM_TIMEOUT'), timeout);
    this.timer.unref();
    this.dispatch(this.pool.take(timeout));
  }

  cancel(): void {
    this.end({ kind: 'cancelled' }, false);
  }

  private dispatch(connection: PooledConnection): void {
    const { method, path, fields: headers, body } = this.request;
    this.connection = connection;
    const times = { headersTimeout: 0, bodyTimeout: 0 }; // our timer is for the whole
    connection.client.dispatch({ method: method as Dispatcher.HttpMethod, path, headers, body, ...times }, this);
  }

  onConnect(): void {
    if (this.connection) this.connection.uses += 1;
  }

  onHeaders(status: number, raw: Buffer[]): boolean {
    if (status < 200 || this.ended) return true;
    const { fields, length } = toClientFields(raw, status, false);
    this.head = { status, fields: pickFields(fields, this.request.wanted), length };
    return true;
  }

  onData(chunk: Buffer): boolean {
    if (this.ended) return true;
    this.body.add(chunk);
    if (this.body.lost) this.answer(false); // there is no more to learn from it
    return true;
  }

  onComplete(): void {
    // undici takes a reset for the end of a body that ends with its connection.
    if (this.connection?.socket?.errored) return this.onError(this.connection.socket.errored);
    this.answer(true);
  }

  onError(error: Error): void {
    if (this.ended) return;
    const { connection, request } = this;
    const mayResend = !this.resent && !this.head && request.body === null && isSafe(request.method);
    if (!mayResend || (connection?.uses ?? 0) <= 1 || !isConnectionLost(error)) return this.fail(toFault(error));
    this.resent = true;
    this.giveBack(false);
    this.dispatch(this.pool.takeFresh(request.timeout));
  }

  private answer(usable: boolean): void {
    const { head, body } = this;
    if (!head) return this.fail('PROXY_UPSTREAM_INVALID');
    const milliseconds = this.clock() - this.startedAt;
    this.end({ kind: 'answered', answer: { ...head, body, milliseconds } }, usable);
  }

  private fail(code: FaultCode): void {
    this.end({ kind: 'failed', code }, false);
  }

  private end(outcome: CopyOutcome, usable: boolean): void {
    if (this.ended) return;
    this.ended = true;
    clearTimeout(this.timer);
    if (outcome.kind !== 'answered') this.body.release();
    this.giveBack(usable);
    this.onEnd(outcome);
  }

  private giveBack(usable: boolean): void {
    const { connection } = this;
    this.connection = undefined;
    if (connection) this.pool.release(connection, usable);
  }
}

/** Asks for nothing to be done (RFC 9110 9.2.1). */
export function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

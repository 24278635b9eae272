/** One copy's way to an upstream by HTTP/1.1. */
import type { Dispatcher } from 'undici';
import type { ConnectionPool, PooledConnection } from '../forward/connection-pool';
import { isConnectionLost, toFault } from '../forward/to-fault';
import { type CopiedRequest, type CopyOutcome, isSafe } from './copied-request';
import { CopyAnswer } from './copy-answer';
import type { ByteCount } from './kept-body';

/** Handler of one dispatch, in the shape that `UndiciJourney` explains. It always ends, once. */
export class CopyJourney implements Dispatcher.DispatchHandler {
  private connection: PooledConnection | undefined;
  private resent = false;
  private readonly answer: CopyAnswer;

  constructor(
    private readonly request: CopiedRequest,
    private readonly pool: ConnectionPool,
    count: ByteCount,
    clock: () => number,
    onEnd: (outcome: CopyOutcome) => void,
  ) {
    this.answer = new CopyAnswer(request, count, clock, (outcome, usable) => {
      this.giveBack(usable);
      onEnd(outcome);
    });
  }

  start(): void {
    this.dispatch(this.pool.take(this.request.timeout));
  }

  cancel(): void {
    this.answer.cancel();
  }

  private dispatch(connection: PooledConnection): void {
    const { method, path, fields: headers, body } = this.request;
    this.connection = connection;
    const times = { headersTimeout: 0, bodyTimeout: 0 }; // the answer has a limit for the whole
    connection.client.dispatch({ method: method as Dispatcher.HttpMethod, path, headers, body, ...times }, this);
  }

  onConnect(): void {
    if (this.connection) this.connection.uses += 1;
  }

  onHeaders(status: number, raw: Buffer[]): boolean {
    this.answer.began(status, raw);
    return true;
  }

  onData(chunk: Buffer): boolean {
    this.answer.came(chunk);
    return true;
  }

  onComplete(): void {
    // undici takes a reset for the end of a body that ends with its connection.
    if (this.connection?.socket?.errored) return this.onError(this.connection.socket.errored);
    this.answer.finish([], true);
  }

  onError(error: Error): void {
    const { connection, request, answer } = this;
    if (answer.isOver) return;
    const mayResend = !this.resent && !answer.hasBegun && request.body === null && isSafe(request.method);
    if (!mayResend || (connection?.uses ?? 0) <= 1 || !isConnectionLost(error)) return answer.fail(toFault(error));
    this.resent = true;
    this.giveBack(false);
    this.dispatch(this.pool.takeFresh(request.timeout));
  }

  private giveBack(usable: boolean): void {
    const { connection } = this;
    this.connection = undefined;
    if (connection) this.pool.release(connection, usable);
  }
}

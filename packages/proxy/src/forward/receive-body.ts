/** A request's body on its way to the upstream: whole when it is small, as a stream when it is not. */
import { Readable } from 'node:stream';
import type { Exchange } from './exchange';

/**
 * Receives a small body before the upstream is troubled: a slow caller then holds no upstream connection.
 * Calls nothing when the caller leaves in between.
 * @param length its Content-Length
 */
export function receiveWhole(
  exchange: Exchange,
  length: number,
  clock: () => number,
  onWhole: (body: Buffer) => void,
): void {
  const { request } = exchange;
  const chunks: Buffer[] = [];
  exchange.awaitingBodySince = clock();
  request.on('data', (chunk: Buffer) => {
    exchange.awaitingBodySince = clock();
    chunks.push(chunk);
  });
  request.on('end', () => {
    if (!request.complete) return; // by HTTP/2: given up in the middle
    exchange.awaitingBodySince = 0;
    exchange.received = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, length);
    onWhole(exchange.received);
  });
  request.on('error', ignore);
  request.resume(); // a server around the proxy may have paused it
}

/**
 * The body as a stream of its own. The engine may destroy it at will, when the upstream answers early for example: that
 * discards what is left of the body and leaves the caller's connection alone, on which the answer is still to be sent.
 */
export class BodyStream extends Readable {
  private received = 0;

  constructor(
    private readonly exchange: Exchange,
    private readonly clock: () => number,
  ) {
    super({ highWaterMark: 65_536 });
    const { request } = exchange;
    this.on('error', ignore);
    exchange.streams = true;
    exchange.awaitingBodySince = clock();
    request.on('data', this.onChunk);
    request.on('end', this.onEnd);
    request.on('close', this.onClose);
    request.on('error', ignore);
  }

  override _read(): void {
    this.exchange.awaitingBodySince = this.clock();
    this.exchange.request.resume();
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    const { request } = this.exchange;
    request.off('data', this.onChunk).off('end', this.onEnd).off('close', this.onClose);
    this.exchange.awaitingBodySince = 0;
    request.resume();
    callback(error);
  }

  private readonly onChunk = (chunk: Buffer): void => {
    this.received += chunk.length;
    if (this.received > this.exchange.way.destination.maxBody) return this.exchange.overfill();
    if (this.push(chunk)) {
      this.exchange.awaitingBodySince = this.clock();
      return;
    }
    this.exchange.awaitingBodySince = 0;
    this.exchange.request.pause();
  };

  private readonly onEnd = (): void => {
    if (!this.exchange.request.complete) return this.onClose();
    this.exchange.awaitingBodySince = 0;
    this.push(null);
  };

  /** Closed before its end: the caller broke off, so the upstream must not take the part for the whole. */
  private readonly onClose = (): void => {
    if (!this.exchange.request.complete) this.destroy(new Error('the caller broke off'));
  };
}

function ignore(): void {}

/** The answer on a stream of HTTP/2, of the shape that all stages know. */
import { constants, type OutgoingHttpHeaders, type ServerHttp2Stream } from 'node:http2';
import type { Socket } from 'node:net';
import type { CallerAnswer, CallerRequest } from '../forward/caller';
import type { Exchange } from '../forward/exchange';
import { cutStream } from './cut-stream';
import { toH2Headers } from './to-h2-headers';

const { NGHTTP2_INTERNAL_ERROR, NGHTTP2_NO_ERROR } = constants;

/** Everything but its end is the stream's; that is told by END_STREAM, or by a reset when it is not whole. */
export class H2Answer implements CallerAnswer {
  exchange: Exchange | undefined;
  statusCode = 0;
  headersSent = false;
  writableEnded = false;
  private head: OutgoingHttpHeaders | undefined;
  private trailers: OutgoingHttpHeaders | undefined;
  private hasBody = true;
  private waitsForTrailers = false;

  constructor(
    private readonly stream: ServerHttp2Stream,
    private readonly request: CallerRequest,
    readonly isGrpc: boolean,
    private readonly clock: () => number,
  ) {}

  get socket(): Socket {
    return this.request.socket;
  }

  get writableFinished(): boolean {
    const { stream } = this;
    return this.writableEnded && (stream.writableFinished || (stream.closed && stream.rstCode === NGHTTP2_NO_ERROR));
  }

  get destroyed(): boolean {
    return this.stream.destroyed || this.stream.closed;
  }

  writeHead(status: number, _: string | undefined, fields: string[]): this {
    // RFC 9110 15: no status beyond, and Node would not say it.
    if (status > 599) throw new RangeError(`no status of HTTP: ${status}`);
    this.head = toH2Headers(fields, { ':status': status });
    this.statusCode = status;
    this.hasBody = this.request.method !== 'HEAD' && status !== 204 && status !== 205 && status !== 304;
    return this;
  }

  flushHeaders(): void {
    this.sendHead(false);
  }

  write(chunk: Buffer | string): boolean {
    this.sendHead(false);
    if (!this.hasBody || this.writableEnded || this.destroyed) return true;
    return this.stream.write(chunk);
  }

  writePiece(piece: Buffer): boolean {
    return this.write(piece);
  }

  end(chunk?: Buffer | string): this {
    if (this.writableEnded) return this;
    this.writableEnded = true;
    const isEmpty = !this.hasBody || chunk === undefined || chunk.length === 0;
    this.sendHead(isEmpty && !this.trailers);
    if (this.destroyed) return this;
    // What is left waits for the caller to open its window, and not for ever.
    if (this.exchange) this.exchange.awaitingDrainSince = this.clock();
    this.stream.once('finish', () => this.finish());
    if (isEmpty) this.stream.end();
    else this.stream.end(chunk);
    return this;
  }

  endWhole(body: Buffer): void {
    this.end(body);
  }

  addTrailers(trailers: [string, string][]): void {
    if (this.writableEnded) return;
    this.trailers = toH2Headers(trailers.flat(), {});
  }

  writeContinue(): void {
    this.inform({ ':status': 100 });
  }

  writeEarlyHints(hints: Record<string, string | string[]>): void {
    this.inform({ ...hints, ':status': 103 });
  }

  /** Never a clean end: what has begun is reset. */
  destroy(): this {
    return this.reset(NGHTTP2_INTERNAL_ERROR);
  }

  /** @param code of RFC 9113 7 */
  reset(code: number): this {
    cutStream(this.stream, code);
    return this;
  }

  on(event: 'close' | 'error', listener: (this: CallerAnswer) => void): this {
    this.stream.on(event, () => listener.call(this));
    return this;
  }

  once(event: 'drain', listener: () => void): this {
    this.stream.once(event, listener);
    return this;
  }

  private sendHead(ends: boolean): void {
    if (this.headersSent || !this.head || this.destroyed) return;
    this.headersSent = true;
    const { stream, head } = this;
    // Trailers may follow wherever no length says that the body is all there is; to wait for them costs a frame.
    const waitForTrailers = !ends && this.hasBody && head['content-length'] === undefined;
    this.waitsForTrailers = waitForTrailers;
    stream.respond(head, { endStream: ends || !this.hasBody, waitForTrailers });
    if (waitForTrailers) stream.once('wantTrailers', () => this.sendTrailers());
  }

  private sendTrailers(): void {
    if (!this.destroyed) this.stream.sendTrailers(this.trailers ?? {});
    // Node sends them in a turn of their own; a reset must not come before.
    setImmediate(() => setImmediate(() => this.letGo()));
  }

  private finish(): void {
    if (this.exchange) this.exchange.awaitingDrainSince = 0;
    if (!this.waitsForTrailers) this.letGo();
  }

  /** A caller still sending what nobody reads is told that it need not (RFC 9113 8.1). */
  private letGo(): void {
    if (!this.request.complete && !this.destroyed) this.stream.close(NGHTTP2_NO_ERROR);
  }

  private inform(headers: OutgoingHttpHeaders): void {
    if (!this.headersSent && !this.destroyed) this.stream.additionalHeaders(headers);
  }
}

/** What an engine takes for the caller's response when the cache fetches: tells a reader instead of writing to a socket. */
import { EventEmitter } from 'node:events';
import type { CallerAnswer } from '../forward/caller';
import type { Exchange } from '../forward/exchange';

/** Who is told. */
export interface AnswerReader {
  hinted(hints: EarlyHints): void;
  began(status: number, statusText: string, fields: readonly string[]): void;
  /** Nothing follows the head at once. */
  flushed(): void;
  /** @returns whether more may come at once; if not, `FetchedAnswer.resume` asks for more */
  came(chunk: Buffer): boolean;
  /** @param last the end of the body, or all of it, when it came with the end */
  ended(last: Buffer | undefined, trailers: Trailers): void;
  /** It ended before it was whole. */
  cut(): void;
}

/** As `writeEarlyHints` takes them. */
export type EarlyHints = Record<string, string | string[]>;
/** As `addTrailers` takes them. */
export type Trailers = [string, string][];

/** Has of `ServerResponse` what engines use of it; `forwarder.contract.spec.ts` and the specs of the cache hold it to that. */
export class FetchedAnswer extends EventEmitter {
  exchange: Exchange | undefined;
  statusCode = 0;
  headersSent = false;
  destroyed = false;
  writableEnded = false;
  writableFinished = false;
  readonly socket = null;
  readonly isGrpc = false;
  private held: Buffer | undefined;
  private trailers: Trailers = [];

  constructor(private readonly reader: AnswerReader) {
    super();
  }

  /** As engines are given it. */
  asAnswer(): CallerAnswer {
    return this as unknown as CallerAnswer;
  }

  writeEarlyHints(hints: EarlyHints): void {
    this.reader.hinted(hints);
  }

  writeHead(status: number, statusText: string, fields: readonly string[]): this {
    this.statusCode = status;
    this.headersSent = true;
    this.reader.began(status, statusText, fields);
    return this;
  }

  flushHeaders(): void {
    if (!this.destroyed) this.reader.flushed();
  }

  write(chunk: Buffer | string, encoding?: BufferEncoding): boolean {
    if (this.destroyed) return true;
    // Text is a body that is there as a whole: its end follows at once.
    if (typeof chunk === 'string') this.held = Buffer.from(chunk, encoding);
    return typeof chunk === 'string' || this.reader.came(chunk);
  }

  writePiece(piece: Buffer): boolean {
    return this.write(piece);
  }

  addTrailers(trailers: Trailers): void {
    this.trailers = trailers;
  }

  end(chunk?: Buffer | string): this {
    if (this.destroyed || this.writableEnded) return this;
    const last = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk ?? this.held);
    this.writableEnded = this.writableFinished = true;
    this.reader.ended(last, this.trailers);
    this.exchange?.settle();
    return this;
  }

  endWhole(body: Buffer): void {
    this.end(body);
  }

  /** The reader takes more. */
  resume(): void {
    this.emit('drain');
  }

  /** Also lets go of the upstream. */
  destroy(): this {
    if (this.destroyed || this.writableEnded) return this;
    this.destroyed = true;
    this.reader.cut();
    this.exchange?.settle();
    return this;
  }
}

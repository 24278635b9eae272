/** A caller's request and what it is answered with, whichever HTTP it speaks. Node's own objects are of this shape. */
import type { Socket } from 'node:net';
import type { Exchange } from './exchange';

/** A request as it comes in; `rawHeaders` are those of HTTP/1.1, also where it came by HTTP/2. */
export interface CallerRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  /** `1.0`, `1.1`, or `2`. */
  readonly httpVersion: string;
  readonly rawHeaders: string[];
  readonly rawTrailers: string[];
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Whether it is there to its last byte. */
  readonly complete: boolean;
  readonly socket: Socket;
  on(event: 'data', listener: (chunk: Buffer) => void): unknown;
  on(event: 'end' | 'close', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  once(event: 'end' | 'close', listener: () => void): this;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as Node declares it
  off(event: 'data' | 'end' | 'close', listener: (...args: any[]) => void): this;
  pause(): unknown;
  resume(): unknown;
}

/** The way an answer takes to its caller. */
export interface CallerAnswer {
  exchange: Exchange | undefined;
  /** Whether faults are told as gRPC tells them. */
  readonly isGrpc: boolean;
  readonly statusCode: number;
  readonly headersSent: boolean;
  readonly writableEnded: boolean;
  readonly writableFinished: boolean;
  readonly destroyed: boolean;
  /** Null while a pipelined request waits for its turn. */
  readonly socket: Socket | null;
  /**
   * The head; it may wait for the first bytes of the body.
   * @param fields names and values in turn, as HTTP/1.1 has them
   * @throws when the status or a field cannot be said
   */
  writeHead(status: number, statusText: string | undefined, fields: string[]): unknown;
  /** Sends a head that nothing followed. */
  flushHeaders(): void;
  write(chunk: Buffer | string): boolean;
  /** A piece of a body that does not end with it. @returns whether the next one may follow at once, or after `drain` */
  writePiece(piece: Buffer): boolean;
  end(chunk?: Buffer | string): unknown;
  /** A whole body, behind its head, in as few pieces as may be. */
  endWhole(body: Buffer): void;
  addTrailers(trailers: [string, string][]): void;
  writeContinue(): void;
  writeEarlyHints(hints: Record<string, string | string[]>): void;
  /** By HTTP/2: cuts it with a code of RFC 9113 7. */
  reset?(code: number): unknown;
  /** Cuts it, so that the caller can tell that it is not whole. */
  destroy(): unknown;
  on(event: 'close' | 'error', listener: (this: CallerAnswer) => void): unknown;
  once(event: 'drain', listener: () => void): unknown;
}

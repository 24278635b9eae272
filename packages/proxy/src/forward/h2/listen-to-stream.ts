/** What an upstream says on a stream, to whoever waits for it. */
import type { ClientHttp2Stream, IncomingHttpHeaders, IncomingHttpStatusHeader } from 'node:http2';

/** As Node sorts a head. */
export type StreamHead = IncomingHttpHeaders & IncomingHttpStatusHeader;

/** Fields that are called raw are names and values in turn. */
export interface StreamListener {
  informed(headers: StreamHead, raw: readonly string[]): void;
  answered(headers: StreamHead, flags: number, raw: readonly string[]): void;
  received(chunk: Buffer): void;
  trailed(raw: string[]): void;
  /** By END_STREAM or by a reset. */
  ended(stream: ClientHttp2Stream): void;
  /** Told also of a stream that was given up: its error explains what follows. */
  broke(error: Error): void;
  closed(): void;
}

/** @param isHeard false when the stream was given up: what it still says is nobody's */
export function listenToStream(stream: ClientHttp2Stream, listener: StreamListener, isHeard: () => boolean): void {
  // The last argument is missing in the types of Node 20.
  const on = (event: string, heed: (first: never, second: never, third: never) => void): void =>
    void stream.on(event, ((first: never, second: never, third: never) => {
      if (isHeard()) heed(first, second, third);
    }) as never);
  on('headers', (headers: StreamHead, _: number, raw: string[]) => listener.informed(headers, raw));
  on('response', (headers: StreamHead, flags: number, raw: string[]) => listener.answered(headers, flags, raw));
  on('data', (chunk: Buffer) => listener.received(chunk));
  on('trailers', (_: unknown, __: number, raw: string[]) => listener.trailed(raw));
  on('end', () => listener.ended(stream));
  on('close', () => listener.closed());
  stream.on('error', (error: Error) => listener.broke(error));
}

/** Ends a stream so that its other end can tell that it is not whole. */
import type { Http2Stream } from 'node:http2';

/**
 * Node's `close` first says END_STREAM, then RST_STREAM: the other end would take the part for the whole. So the stream
 * is kept from ending.
 * @param code of RFC 9113 7
 */
export function cutStream(stream: Http2Stream, code: number): void {
  if (stream.destroyed || stream.closed) return;
  if (!stream.writableEnded) Object.defineProperty(stream, 'end', { value: () => stream });
  stream.close(code);
}

/** Upstreams that speak HTTP/2 frame by frame, for tests. */
import { createServer } from 'node:net';
import type { Origin } from './origin.fixture';
import { fieldBlock, flag, frame, frameType, preface, readFrames, uint32 } from './raw-h2.fixture';

/** An upstream that answers frame by frame; `answer` is given each stream's number, and how many came before on any connection. */
export function startFrames(
  answer: (stream: number, count: number) => Buffer | 'close' | readonly [Buffer, 'close'],
): Promise<Origin & { readonly heads: () => number }> {
  let heads = 0;
  return new Promise((resolve) => {
    const listener = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.write(frame(frameType.settings, 0, 0));
      readFrames(
        socket,
        ({ type, stream }) => {
          if (type !== frameType.headers) return;
          const bytes = answer(stream, heads++);
          if (bytes === 'close') socket.destroy();
          else if (Buffer.isBuffer(bytes)) socket.write(bytes);
          else socket.write(bytes[0], () => setTimeout(() => socket.destroy(), 50));
        },
        preface.length,
      );
      sockets.add(socket);
    });
    const sockets = new Set<{ destroy(): void }>();
    listener.listen(0, '127.0.0.1', () => {
      const { port } = listener.address() as { port: number };
      const close = (): Promise<void> =>
        new Promise((done) => {
          listener.close(() => done());
          sockets.forEach((socket) => socket.destroy());
        });
      resolve({
        url: `http://127.0.0.1:${port}`,
        port,
        seen: [],
        connections: () => sockets.size,
        close,
        heads: () => heads,
      });
    });
  });
}

/** A head with status 200. */
export const head = (stream: number, flags: number, more: [string, string][] = []): Buffer =>
  frame(frameType.headers, flag.endHeaders | flags, stream, fieldBlock([[':status', '200'], ...more]));
/** A piece of a body. */
export const data = (stream: number, flags: number, text: string): Buffer =>
  frame(frameType.data, flags, stream, Buffer.from(text));
/** The end of a stream, by a code of RFC 9113 7. */
export const reset = (stream: number, code: number): Buffer => frame(frameType.reset, 0, stream, uint32(code));
/** An answer that says `ok`. */
export const whole = (stream: number): Buffer => Buffer.concat([head(stream, 0), data(stream, flag.endStream, 'ok')]);
/** Nothing beyond this stream is looked at. */
export const goAway = (last: number): Buffer => frame(frameType.goAway, 0, 0, Buffer.concat([uint32(last), uint32(0)]));

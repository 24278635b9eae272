/** Whether what came on a stream came to its end. */
import type { Http2Stream } from 'node:http2';

/**
 * To Node a stream ends by END_STREAM and by RST_STREAM with NO_ERROR alike. The difference is that by a reset the stream
 * is closed before its end is pushed.
 * @returns whether END_STREAM has come
 */
export function watchEnd(stream: Http2Stream): () => boolean {
  // A short body may have come with its head, before anybody could watch.
  let isWhole: boolean | undefined = !stream.closed && stream.state.remoteClose === 1 ? true : undefined;
  const push = stream.push.bind(stream);
  stream.push = (chunk: unknown, encoding?: BufferEncoding): boolean => {
    if (chunk === null) isWhole ??= !stream.closed;
    return push(chunk, encoding);
  };
  return () => isWhole === true;
}

/** Callers that speak HTTP/2, for tests. */
import {
  type ClientHttp2Session,
  connect,
  constants,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
} from 'node:http2';

/** How a request went. */
export interface H2Outcome {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly trailers: IncomingHttpHeaders;
  readonly informational: readonly IncomingHttpHeaders[];
  readonly body: string;
  /** Code of RFC 9113 7; 0 for a clean end. */
  readonly code: number;
  /** Whether the answer came to its end, as far as the caller can tell. */
  readonly ended: boolean;
  /** Whether END_STREAM came with the head. */
  readonly headOnly: boolean;
}

const open: ClientHttp2Session[] = [];

afterEach(() => {
  for (const session of open.splice(0)) session.destroy();
});

/** A session that goes after the test. */
export function callH2(address: string, ca?: string, servername?: string): ClientHttp2Session {
  const session = connect(`${ca === undefined ? 'http' : 'https'}://${address}`, { ca, servername });
  session.on('error', () => undefined);
  open.push(session);
  return session;
}

/** Sends a request and waits for its end. */
export function askH2(
  session: ClientHttp2Session,
  headers: OutgoingHttpHeaders,
  body?: string | Buffer,
  trailers?: OutgoingHttpHeaders,
): Promise<H2Outcome> {
  const stream = session.request(headers, { endStream: body === undefined, waitForTrailers: trailers !== undefined });
  const chunks: Buffer[] = [];
  const informational: IncomingHttpHeaders[] = [];
  let head: IncomingHttpHeaders = {};
  let behind: IncomingHttpHeaders = {};
  let headOnly = false;
  let ended = false;
  stream.on('headers', (more) => informational.push(more));
  stream.on('response', (response, flags) => {
    head = response;
    headOnly = (flags & constants.NGHTTP2_FLAG_END_STREAM) !== 0;
  });
  stream.on('trailers', (more) => (behind = more));
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('error', () => undefined).on('end', () => (ended = stream.rstCode === 0));
  if (trailers) stream.on('wantTrailers', () => stream.sendTrailers(trailers));
  if (body !== undefined) stream.end(body);
  return new Promise((resolve) => {
    stream.on('close', () =>
      resolve({
        status: head[':status'] as number | undefined,
        headers: head,
        trailers: behind,
        informational,
        body: Buffer.concat(chunks).toString('latin1'),
        code: stream.rstCode ?? 0,
        ended,
        headOnly,
      }),
    );
  });
}

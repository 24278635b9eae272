/** Upstreams that speak HTTP/2, for tests. */
import {
  createSecureServer,
  createServer,
  type Http2SecureServer,
  type Http2Server,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
  type Settings,
} from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import type { TestCertificate } from './certificate.fixture';

/** A server by HTTP/2, and what came to it. */
export interface H2Origin {
  readonly url: string;
  readonly port: number;
  readonly seen: readonly IncomingHttpHeaders[];
  readonly sessions: ReadonlySet<ServerHttp2Session>;
  readonly close: () => Promise<void>;
}

/** What a stream is answered with. */
export type H2Answering = (stream: ServerHttp2Stream, headers: IncomingHttpHeaders) => void;

/**
 * By default it answers with its name, what it was asked for, and the body it got.
 * @param certificate makes it speak TLS
 */
export async function startH2Origin(
  answering: H2Answering = echo,
  certificate?: TestCertificate,
  settings: Settings = {},
): Promise<H2Origin> {
  const seen: IncomingHttpHeaders[] = [];
  const sessions = new Set<ServerHttp2Session>();
  const sockets = new Set<Socket>();
  const server: Http2Server | Http2SecureServer = certificate
    ? createSecureServer({ cert: certificate.cert, key: certificate.key, settings })
    : createServer({ settings });
  server.on('session', (session: ServerHttp2Session) => {
    sessions.add(session);
    session.on('error', () => undefined).on('close', () => sessions.delete(session));
  });
  server.on('stream', (stream: ServerHttp2Stream, headers: IncomingHttpHeaders) => {
    seen.push(headers);
    stream.on('error', () => undefined);
    answering(stream, headers);
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      sessions.forEach((session) => session.destroy());
      sockets.forEach((socket) => socket.destroy());
    });
  return { url: `${certificate ? 'https' : 'http'}://127.0.0.1:${port}`, port, seen, sessions, close };
}

function echo(stream: ServerHttp2Stream, headers: IncomingHttpHeaders): void {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => {
    if (stream.destroyed) return;
    stream.respond({ ':status': 200, 'x-from': 'h2' });
    stream.end(
      `h2 ${String(headers[':method'])} ${String(headers[':path'])} ${Buffer.concat(chunks).toString('latin1')}`,
    );
  });
}

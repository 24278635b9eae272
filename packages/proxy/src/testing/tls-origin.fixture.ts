/** Upstreams on https for tests. */
import { createServer, type ServerOptions } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { TestCertificate } from './certificate.fixture';

/** A server on https, and who asked it for what. */
export interface TlsOrigin {
  readonly url: string;
  readonly port: number;
  /** `GET /a`, the name that was asked for, and the certificate that was shown; one for each request. */
  readonly seen: readonly string[];
  /** Handshakes so far. */
  readonly handshakes: () => number;
  /** Changes certificate and key for new connections. */
  readonly show: (certificate: TestCertificate) => void;
  readonly close: () => Promise<void>;
}

/** Answers with `secure`, method, path and body. */
export async function startTlsOrigin(certificate: TestCertificate, options: ServerOptions = {}): Promise<TlsOrigin> {
  const seen: string[] = [];
  const sockets = new Set<Socket>();
  let handshakes = 0;
  const { cert, key } = certificate;
  const server = createServer({ cert, key, keepAliveTimeout: 60_000, ...options }, (request, response) => {
    const socket = request.socket as TLSSocket;
    const peer = socket.getPeerX509Certificate()?.subject ?? 'nobody';
    seen.push(`${request.method} ${request.url} ${String((socket as { servername?: unknown }).servername)} ${peer}`);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', () => undefined);
    request.on('end', () =>
      response.end(`secure ${request.method} ${request.url} ${Buffer.concat(chunks).toString()}`),
    );
  });
  server.on('secureConnection', () => (handshakes += 1)).on('tlsClientError', () => undefined);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://127.0.0.1:${port}`,
    port,
    seen,
    handshakes: () => handshakes,
    show: (next) => server.setSecureContext({ ...options, cert: next.cert, key: next.key }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        sockets.forEach((socket) => socket.destroy());
      }),
  };
}

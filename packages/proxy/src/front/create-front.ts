/**
 * Where callers connect. One port speaks all that they may speak:
 *
 *   cleartext   first bytes  ─┬─ HTTP/1.1 ─►  Node's strict server
 *                             └─ HTTP/2   ─►  H2Callers
 *   TLS         ALPN         ─┬─ http/1.1, or nothing ─►  Node's strict server
 *                             └─ h2                   ─►  H2Callers
 */
import { type IncomingMessage, Server } from 'node:http';
import { Server as TlsServer } from 'node:https';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { Answer } from '../answer/answer';
import type { ServerParts } from '../server-parts';
import { serverSettings } from './server-settings';
import { sniff } from './sniff';

/** Node's server; on TLS its events are the same. */
export type HttpServer = Server<typeof IncomingMessage, typeof Answer>;

/** A listening side, not yet listening. */
export interface Front {
  readonly http: HttpServer;
  /** Takes a connection that speaks HTTP/1.1, by TLS or not. */
  readonly acceptHttp1: (socket: Socket) => void;
  /** Every connection that is open, also those that are not yet anything. */
  readonly sockets: ReadonlySet<Socket>;
}

/** What becomes of connections. */
export interface FrontMeans {
  /** Called with each connection once it can be read from. */
  readonly onOpen: (socket: Socket) => void;
  readonly onHttp2: (socket: Socket) => void;
}

/** By TLS when the plan has certificates. */
export function createFront(parts: ServerParts, means: FrontMeans): Front {
  const http = parts.keyring.certificates.length > 0 ? createTls(parts) : new Server(settingsOf(parts));
  // Node drops what is over this limit without a word; one more than allowed is enough to notice.
  http.maxHeadersCount = parts.limits.fields + 1;
  const acceptHttp1 = http instanceof TlsServer ? splitByAlpn(http, means) : splitByPreface(http, parts, means);
  const sockets = new Set<Socket>();
  http.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return { http, acceptHttp1, sockets };
}

function settingsOf(parts: ServerParts): ReturnType<typeof serverSettings> {
  return { ...serverSettings(parts), requireHostHeader: false }; // judged by `judgeHead`, which answers in our words
}

function createTls(parts: ServerParts): HttpServer {
  const { keyring, timeouts, book } = parts;
  const server = new TlsServer({
    ...settingsOf(parts),
    ...keyring.defaultPair,
    ALPNProtocols: ['h2', 'http/1.1'],
    handshakeTimeout: timeouts.head,
    // An exception in here would end the process (CVE-2026-21637); `contextFor` looks up and nothing else.
    SNICallback: (host, callback) => callback(null, keyring.contextFor(host)),
  });
  keyring.onRenewed = () => server.setSecureContext(keyring.defaultPair);
  server.removeAllListeners('tlsClientError').on('tlsClientError', (_, socket) => {
    book.handshakesFailed += 1;
    socket.destroy();
  });
  return server as unknown as HttpServer;
}

function splitByAlpn(server: HttpServer, { onOpen, onHttp2 }: FrontMeans): (socket: Socket) => void {
  const accept = takeListener(server, 'secureConnection');
  server.on('secureConnection', (socket: TLSSocket) => {
    onOpen(socket);
    if (socket.alpnProtocol === 'h2') onHttp2(socket);
    else accept(socket);
  });
  return accept;
}

function splitByPreface(
  server: HttpServer,
  { timeouts }: ServerParts,
  { onOpen, onHttp2 }: FrontMeans,
): (socket: Socket) => void {
  const accept = takeListener(server, 'connection');
  server.on('connection', (socket: Socket) => {
    onOpen(socket);
    sniff(socket, timeouts.head, (isHttp2) => (isHttp2 ? onHttp2(socket) : accept(socket)));
  });
  return accept;
}

/** Node's own listener, which begins to read HTTP/1.1, is no longer told by itself. */
function takeListener(server: HttpServer, event: 'connection' | 'secureConnection'): (socket: Socket) => void {
  const [listener] = server.listeners(event) as ((socket: Socket) => void)[];
  if (!listener) throw new TypeError(`Node's server has no listener for ${event}`);
  server.off(event, listener);
  return (socket) => listener.call(server, socket);
}

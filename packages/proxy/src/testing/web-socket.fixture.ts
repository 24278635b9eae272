/** WebSockets for tests: a server that echoes, and callers. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import type { Origin } from './origin.fixture';
import { closing } from './proxy.fixture';
import { until } from './raw-caller.fixture';

/** A handshake as it goes over the wire. */
export const handshake = (more = ''): string =>
  'GET /chat HTTP/1.1\r\nHost: app.test\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
  `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${more}\r\n`;

/** A WebSocket server that says its name, then echoes. */
export async function startEcho(name = 'app'): Promise<Origin & { readonly sockets: Set<WebSocket> }> {
  const server = createServer((_, response) => response.writeHead(404).end());
  const sockets = new WebSocketServer({ server, perMessageDeflate: true });
  const seen: { method: string; url: string; rawHeaders: readonly string[] }[] = [];
  sockets.on('connection', (socket, request) => {
    seen.push({ method: 'GET', url: request.url ?? '', rawHeaders: request.rawHeaders });
    socket.send(name);
    socket.on('message', (data: RawData, binary) => socket.send(data, { binary }));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      sockets.clients.forEach((socket) => socket.terminate());
      server.close(() => resolve());
      server.closeAllConnections();
    });
  const connections = (): number => sockets.clients.size;
  return closing({ url: `http://127.0.0.1:${port}`, port, seen, connections, close, sockets: sockets.clients });
}

/** A client, and what it has received. */
export async function join(
  proxy: { readonly address: string },
  path = '/chat',
  headers = {},
): Promise<{ ws: WebSocket; got: Buffer[] }> {
  const ws = new WebSocket(`ws://${proxy.address}${path}`, { headers });
  const got: Buffer[] = [];
  ws.on('message', (data: Buffer) => got.push(data));
  await new Promise((resolve, reject) => ws.once('open', resolve).once('error', reject));
  await until(() => got.length > 0);
  return { ws, got };
}

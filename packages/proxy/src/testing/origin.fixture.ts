/** Upstreams for tests: real servers on a port the system chooses. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createNetServer, type Server as NetServer, type Socket } from 'node:net';

/** A server that answers, and what came to it. */
export interface Origin {
  readonly url: string;
  readonly port: number;
  /** Heads in the order they came. */
  readonly seen: readonly Seen[];
  /** Connections that are open now. */
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}

/** A request as it arrived. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly rawHeaders: readonly string[];
}

type Answering = (request: IncomingMessage, response: ServerResponse, body: string) => void;

/** Values of a field of a request, in order. */
export function valuesOf({ rawHeaders }: Seen, name: string): readonly string[] {
  return rawHeaders.filter((_, i) => i % 2 === 1 && rawHeaders[i - 1]?.toLowerCase() === name);
}

/** An HTTP server; by default it answers with its name, what it was asked for, and the body it got. */
export async function startOrigin(name = 'app', answering?: Answering): Promise<Origin> {
  const seen: Seen[] = [];
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    seen.push({ method: request.method ?? '', url: request.url ?? '', rawHeaders: request.rawHeaders });
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', () => undefined);
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('latin1');
      if (answering) answering(request, response, body);
      else response.end(`${name} ${request.method} ${request.url} ${body}`);
    });
  });
  return opened(server, seen);
}

/** An HTTP server that sees requests before their bodies. */
export async function startBareOrigin(
  onRequest: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Origin> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    seen.push({ method: request.method ?? '', url: request.url ?? '', rawHeaders: request.rawHeaders });
    request.on('error', () => undefined);
    onRequest(request, response);
  });
  return opened(server, seen);
}

/** A server of bytes: `onRequest` is called with every piece that arrives. */
export async function startRawOrigin(
  onRequest: (text: string, socket: Socket, connection: number) => void,
): Promise<Origin> {
  let connections = 0;
  const server = createNetServer((socket) => {
    connections += 1;
    const connection = connections;
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => onRequest(chunk.toString('latin1'), socket, connection));
  });
  return opened(server, []);
}

async function opened(server: Server | NetServer, seen: readonly Seen[]): Promise<Origin> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      sockets.forEach((socket) => socket.destroy());
    });
  return { url: `http://127.0.0.1:${port}`, port, seen, connections: () => sockets.size, close };
}

/** An upstream that writes down how each request was framed, and what came besides. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A request that arrived, whole or not. */
export interface Recorded {
  /** `POST / length 5 [hello]`. */
  readonly text: string;
  readonly whole: boolean;
  readonly rawHeaders: readonly string[];
}

/** The upstream. */
export interface Recorder {
  readonly url: string;
  /** Takes what was recorded since the last time. */
  take(): { readonly requests: readonly Recorded[]; readonly bytes: number; readonly faults: readonly string[] };
  close(): Promise<void>;
}

/** Starts one; its parser is Node's strict one. */
export async function startRecorder(): Promise<Recorder> {
  let [requests, bytes, faults]: [Recorded[], number, string[]] = [[], 0, []];
  const sockets = new Set<Socket>();
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    const chunks: Buffer[] = [];
    const record = (whole: boolean): void => {
      const body = Buffer.concat(chunks).toString('latin1');
      const text = `${request.method} ${request.url} ${framingOf(request)} [${body}]`;
      requests.push({ text, whole, rawHeaders: request.rawHeaders });
    };
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', () => record(false));
    request.on('end', () => {
      record(true);
      response.end('done');
    });
  });
  server.on('clientError', (error: Error & { code?: string }, socket) => {
    // A connection that is cut in the middle of a request is no fault of framing.
    if (error.code !== 'ECONNRESET' && error.code !== 'HPE_INVALID_EOF_STATE') faults.push(error.message);
    socket.destroy();
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk: Buffer) => (bytes += chunk.length));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take: () => {
      const taken = { requests, bytes, faults };
      [requests, bytes, faults] = [[], 0, []];
      return taken;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        sockets.forEach((socket) => socket.destroy());
      }),
  };
}

function framingOf({ rawHeaders }: IncomingMessage): string {
  const values = (name: string): string =>
    rawHeaders.filter((_, i) => i % 2 === 1 && rawHeaders[i - 1]?.toLowerCase() === name).join(' and ');
  const [length, coding] = [values('content-length'), values('transfer-encoding')];
  if (length && coding) return `length ${length} and ${coding}`;
  return length ? `length ${length}` : coding || 'none';
}

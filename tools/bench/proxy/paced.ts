/** Callers that send at a steady rate, however long answers take, and write down how long each took. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Callers that are connected. */
export interface PacedCallers {
  /**
   * Sends so many requests a second for a while, of all connections together.
   * @returns microseconds of each answer, sorted
   */
  readonly during: (milliseconds: number, rate: number) => Promise<readonly number[]>;
  readonly close: () => void;
}

const connections = 50;
const tick = 5;

/** Connects them. */
export async function connectPaced(port: number): Promise<PacedCallers> {
  const request = `GET /api/items HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAccept: application/json\r\n\r\n`;
  const free: Socket[] = [];
  const since = new Map<Socket, number>();
  let took: number[] = [];
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)));
  for (const socket of sockets) {
    free.push(socket);
    onAnswer(socket, () => {
      took.push((performance.now() - (since.get(socket) ?? NaN)) * 1_000);
      free.push(socket);
    });
  }
  const send = (): void => {
    const socket = free.shift();
    if (!socket) return took.push(Infinity) as never; // all callers wait: that is no answer in time
    since.set(socket, performance.now());
    socket.write(request);
  };
  return {
    during: async (milliseconds, rate) => {
      took = [];
      const begin = performance.now();
      let sent = 0;
      while (performance.now() - begin < milliseconds) {
        for (const due = ((performance.now() - begin) * rate) / 1_000; sent < due; sent++) send();
        await new Promise((resolve) => setTimeout(resolve, tick));
      }
      await new Promise((resolve) => setTimeout(resolve, 100)); // the last answers
      return took.toSorted((a, b) => a - b);
    },
    close: () => sockets.forEach((socket) => socket.destroy()),
  };
}

async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true }).on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** Every answer is as long as the first one. */
function onAnswer(socket: Socket, callback: () => void): void {
  let [length, got] = [0, 0];
  socket.on('data', (chunk: Buffer) => {
    if (length === 0) length = lengthOf(chunk.toString('latin1'));
    got += chunk.length;
    if (got < length) return;
    got = 0;
    callback();
  });
}

function lengthOf(text: string): number {
  const [, bytes] = /^HTTP\/1\.1 200 [^]*?content-length: (\d+)/i.exec(text) ?? [];
  if (bytes === undefined) throw new Error(`not the expected answer: ${text.slice(0, 200)}`);
  return text.indexOf('\r\n\r\n') + 4 + Number(bytes);
}

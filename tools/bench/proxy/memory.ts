/** What callers cost in memory: 10,000 that are connected and idle, one that takes nothing of 256 MiB. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { memoryOf, startNode, type Subject } from './subject';

const idle = 10_000;

/** Prints both for each engine. */
export async function measureMemory(names: readonly string[]): Promise<void> {
  for (const name of names) {
    const upstream = createServer((socket) => answer(socket)).listen(0);
    await once(upstream, 'listening');
    const subject = await startNode(name, (upstream.address() as AddressInfo).port);
    const perCaller = await idleCost(subject);
    const stuck = await stuckCost(subject);
    process.stdout.write(
      `${name.padEnd(24)} ${(perCaller / 1024).toFixed(1)} KiB per idle connection of ${idle}; ` +
        `${(stuck / 1024 / 1024).toFixed(1)} MiB for a caller that takes nothing of 256 MiB\n`,
    );
    subject.stop();
    upstream.close();
  }
}

/** Each has had one answer, so that all that a connection ever needs is there. */
async function idleCost(subject: Subject): Promise<number> {
  const warm = await callers(subject, 200);
  warm.forEach((socket) => socket.destroy());
  await delay(1_000);
  const before = memoryOf(subject);
  const sockets = await callers(subject, idle);
  await delay(1_000);
  const cost = (memoryOf(subject) - before) / idle;
  sockets.forEach((socket) => socket.destroy());
  await delay(1_000);
  return cost;
}

async function callers(subject: Subject, count: number): Promise<readonly Socket[]> {
  const sockets: Socket[] = [];
  for (let i = 0; i < count; i += 50) {
    await Promise.all(
      Array.from({ length: 50 }, async () => {
        const socket = connect(subject.port, '127.0.0.1').on('error', () => undefined);
        sockets.push(socket);
        socket.write('GET /small HTTP/1.1\r\nHost: a\r\n\r\n');
        await once(socket, 'data');
      }),
    );
  }
  return sockets;
}

async function stuckCost(subject: Subject): Promise<number> {
  const before = memoryOf(subject);
  const socket = connect(subject.port, '127.0.0.1').pause();
  socket.write('GET /large HTTP/1.1\r\nHost: a\r\n\r\n');
  let most = before;
  for (let i = 0; i < 30; i++) {
    await delay(100);
    most = Math.max(most, memoryOf(subject));
  }
  socket.destroy();
  return most - before;
}

/** 256 MiB for `/large`, a few bytes for everything else. */
function answer(socket: Socket): void {
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => {
    if (!chunk.includes('/large')) return void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
    let left = 4096;
    const piece = Buffer.alloc(65_536);
    const more = (): void => {
      while (left > 0 && !socket.destroyed && (left--, socket.write(piece)));
    };
    socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${left * piece.length}\r\n\r\n`);
    socket.on('drain', more);
    more();
  });
}

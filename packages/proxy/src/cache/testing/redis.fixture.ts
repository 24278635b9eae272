/** A real Redis for tests, where there is one, and a way to it that can be cut and held up. */
import { execFileSync } from 'node:child_process';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

const usual = 'redis://127.0.0.1:6379';

/** `BANYAN_REDIS_URL`, or the usual port of this machine; undefined when nobody answers there. */
export const redisUrl: string | undefined = findRedis(process.env['BANYAN_REDIS_URL'] ?? usual);

/** Asked in a process of its own: which tests there are has to be known at once. */
function findRedis(url: string): string | undefined {
  const { hostname, port } = new URL(url);
  const script = `const s = require('node:net').connect(${port || 6379}, ${JSON.stringify(hostname)}, () => s.write('PING\\r\\n'));
    s.on('data', () => process.exit(0)).on('error', () => process.exit(1)); setTimeout(() => process.exit(1), 1000);`;
  try {
    execFileSync(process.execPath, ['-e', script], { stdio: 'ignore' });
    return url;
  } catch {
    return undefined;
  }
}

/** The way. */
export interface Relay {
  readonly url: string;
  /** Nothing gets through any more, as if Redis were busy. */
  stall(): void;
  /** No connection is accepted or stays. */
  cut(): Promise<void>;
  /** As at the beginning. */
  mend(): Promise<void>;
  close(): Promise<void>;
}

/** A way to a Redis; without one, to a server that accepts and never says a word. */
export async function startRelay(to: string | undefined): Promise<Relay> {
  const sockets = new Set<Socket>();
  let isStalled = false;
  const track = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
  };
  const server = createServer((caller) => {
    track(caller);
    if (to === undefined) return;
    const redis = connect(Number(new URL(to).port || 6379), new URL(to).hostname);
    track(redis);
    caller.on('data', (chunk) => isStalled || redis.write(chunk)).on('close', () => redis.destroy());
    redis.on('data', (chunk) => isStalled || caller.write(chunk)).on('close', () => caller.destroy());
  });
  const listen = (port: number): Promise<void> => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const cut = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      sockets.forEach((socket) => socket.destroy());
    });
  return {
    url: `redis://127.0.0.1:${port}`,
    stall: () => void (isStalled = true),
    cut,
    mend: () => {
      isStalled = false;
      return server.listening ? Promise.resolve() : listen(port);
    },
    close: () => (server.listening ? cut() : Promise.resolve()),
  };
}

import type { Socket } from 'node:net';
import { type EngineName, engines } from '../forward/engines';
import { startBareOrigin, startOrigin } from '../testing/origin.fixture';
import { ask, closing, proxyInFrontOf } from '../testing/proxy.fixture';
import { converse, open, pause, until } from '../testing/raw-caller.fixture';

const timeouts = { head: 400, idle: 600 };

/** Sockets that do what is said, and how many of them have been closed by the proxy. */
async function crowd(address: string, each: (socket: Socket) => void): Promise<() => number> {
  let closed = 0;
  for (let i = 0; i < 300; i += 50) {
    const sockets = await Promise.all(Array.from({ length: 50 }, () => open(address)));
    for (const socket of sockets) {
      socket.on('close', () => (closed += 1)).resume();
      each(socket);
    }
  }
  return () => closed;
}

/** Sends a piece every 50 ms for as long as the socket takes it. */
function drip(socket: Socket, first: string, piece: string): void {
  socket.write(first);
  const timer = setInterval(() => (socket.writable ? socket.write(piece) : clearInterval(timer)), 50);
  socket.on('close', () => clearInterval(timer));
}

describe('300 callers', () => {
  it.each<[string, (socket: Socket) => void]>([
    ['send nothing', () => undefined],
    ['send half a first line', (socket) => socket.write('GET / HT')],
    ['send their head slowly, without end', (socket) => drip(socket, 'GET / HTTP/1.1\r\nHost: a\r\n', 'X: 1\r\n')],
    ['send half a short body', (socket) => socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf')],
    [
      'send half a long body',
      (socket) => socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999\r\n\r\nhalf'),
    ],
    [
      'send half a chunk',
      (socket) => socket.write('POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nhalf'),
    ],
  ])('that %s are let go, and one who does not hardly notices', async (_, each) => {
    const origin = closing(await startOrigin());
    const proxy = await proxyInFrontOf(origin, { timeouts });
    const closed = await crowd(proxy.address, each);
    for (let i = 0; i < 20; i++) expect(await ask(proxy, `/${i}`)).toBe(`app GET /${i} `);
    await until(() => closed() === 300);
    expect(await ask(proxy, '/after')).toBe('app GET /after ');
  });

  it('that wait for an upstream that hangs hinder nobody whose upstream does not', async () => {
    const origin = closing(
      await startBareOrigin(({ url }, response) => (url === '/hang' ? undefined : void response.end('here'))),
    );
    const proxy = await proxyInFrontOf(origin);
    await crowd(proxy.address, (socket) => socket.write('GET /hang HTTP/1.1\r\nHost: a\r\n\r\n'));
    await until(() => origin.seen.length === 300);
    expect(await ask(proxy, '/')).toBe('here');
  });
});

describe.each(Object.keys(engines) as EngineName[])('256 MiB through the proxy on %s', (engine) => {
  const size = 256 * 1024 * 1024;
  const chunk = Buffer.alloc(65_536);

  it('to a caller that takes nothing are left at the upstream', async () => {
    let sent = 0;
    const origin = closing(
      await startBareOrigin((_, response) => {
        response.writeHead(200, { 'Content-Length': size });
        const more = (): void => {
          while (sent < size && !response.destroyed && response.write(chunk)) sent += chunk.length;
        };
        response.on('drain', more);
        more();
      }),
    );
    const proxy = await proxyInFrontOf(origin, { engine });
    const socket = await open(proxy.address);
    socket.pause();
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await settled(() => sent);
    expect(sent).toBeLessThan(24 * 1024 * 1024);
    socket.destroy();
  });

  it('to an upstream that takes nothing are left at the caller', async () => {
    const origin = closing(await startBareOrigin((request) => void request.pause()));
    const proxy = await proxyInFrontOf(origin, { engine });
    const socket = await open(proxy.address);
    let sent = 0;
    const more = (): void => {
      while (sent < size && !socket.destroyed && socket.write(chunk)) sent += chunk.length;
    };
    socket.on('drain', more);
    socket.write(`POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ${size}\r\n\r\n`);
    more();
    await settled(() => sent);
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThan(24 * 1024 * 1024);
    socket.destroy();
  });
});

describe('a caller', () => {
  // Closing and half-closing look the same until one writes; nginx, too, lets go of the upstream at once.
  it('that closes its side is taken to have left', async () => {
    const origin = closing(await startBareOrigin(() => undefined));
    const proxy = await proxyInFrontOf(origin);
    const socket = await open(proxy.address);
    socket.resume().end('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await until(() => socket.closed && origin.connections() === 0);
  });

  it('that resets in the middle of everything harms nobody', async () => {
    const origin = closing(await startBareOrigin((request, response) => void request.pipe(response)));
    const proxy = await proxyInFrontOf(origin);
    const head = 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n';
    for (let cut = 1; cut <= head.length; cut += 7) {
      const socket = await open(proxy.address);
      socket.write(head.slice(0, cut));
      await pause(2);
      socket.resetAndDestroy();
    }
    await until(() => origin.connections() === 0);
    const { text } = await converse(proxy.address, [
      `${head.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n')}0\r\n\r\n`,
    ]);
    expect(text).toContain('hello');
  });
});

/** Waits until a count no longer grows. */
async function settled(count: () => number): Promise<void> {
  for (let before = -1; before !== count(); await pause(150)) before = count();
}

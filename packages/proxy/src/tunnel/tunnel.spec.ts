import type { Route } from '@banyan/model';
import { startProxy } from '../start-proxy';
import { startOrigin, startRawOrigin, valuesOf } from '../testing/origin.fixture';
import { closing, metric, planOver, proxyInFrontOf, proxyTo } from '../testing/proxy.fixture';
import { converse, listenTo, open, pause, until } from '../testing/raw-caller.fixture';
import { handshake, join, startEcho } from '../testing/web-socket.fixture';
import { FrameBoundary, goingAwayFrame } from './frame-boundary';

describe('a WebSocket through the proxy', () => {
  it('carries messages of every size both ways, pings and close codes', async () => {
    const origin = await startEcho();
    const proxy = await proxyInFrontOf(origin);
    const { ws, got } = await join(proxy);
    for (const size of [1, 200, 70_000, 3_000_000]) ws.send(Buffer.alloc(size, 'x'));
    await until(() => got.length === 5);
    expect(got.map(({ length }) => length)).toEqual([3, 1, 200, 70_000, 3_000_000]);
    const pong = new Promise((resolve) => ws.once('pong', (data) => resolve(data.toString())));
    ws.ping('are you there');
    expect(await pong).toBe('are you there');
    const code = new Promise((resolve) => [...origin.sockets][0]?.once('close', resolve));
    ws.close(4001, 'enough');
    expect(await code).toBe(4001);
    await until(async () => (await metric(proxy, gauge('banyan_tunnels'))) === 0);
    expect(
      await metric(
        proxy,
        'banyan_upgrades_total{route="(unrouted)",upstream="monolith",phase="monolith",outcome="accepted"}',
      ),
    ).toBe(1);
  });

  it('goes where its route goes, with what the proxy knows about the caller', async () => {
    const [app, chat] = [await startEcho('app'), await startEcho('chat')];
    const route: Route = {
      name: 'chat',
      match: { methods: ['GET'], path: '/chat' },
      service: 'chat',
      phase: 'service',
    };
    const proxy = await proxyTo({ plan: planOver({ app, chat }, [route]) });
    const spoofed = { 'X-Forwarded-For': '1.2.3.4', Cookie: 'a=1' };
    const [routed, other] = [await join(proxy, '/chat', spoofed), await join(proxy, '/else')];
    expect([routed.got[0]?.toString(), other.got[0]?.toString()]).toEqual(['chat', 'app']);
    const [seen] = chat.seen;
    if (!seen) throw new Error('nothing arrived');
    expect(valuesOf(seen, 'x-forwarded-for')).toEqual(['127.0.0.1']);
    expect(valuesOf(seen, 'cookie')).toEqual(['a=1']);
    expect(valuesOf(seen, 'via')).toHaveLength(1);
    [routed, other].forEach(({ ws }) => ws.terminate());
  });

  it('is routed by query and header, and heeds a tester’s word, which ends at the proxy', async () => {
    const [app, chat] = [await startEcho('app'), await startEcho('chat')];
    const match = { path: '/chat', headers: [{ name: 'x-room' }], query: [{ name: 'v', equals: '2' }] };
    const route: Route = { name: 'chat', match, service: 'chat', phase: 'monolith' };
    const override = { header: 'x-side', networks: ['127.0.0.1'] };
    const proxy = await proxyTo({ plan: { ...planOver({ app, chat }, [route]), override } });
    const word = { 'x-room': '1', 'x-side': 'service' };
    const answers = [await join(proxy, '/chat?v=2', word), await join(proxy, '/chat?v=3', word)];
    expect(answers.map(({ got }) => String(got[0]))).toEqual(['chat', 'app']);
    expect([...valuesOf(chat.seen[0] as never, 'x-side'), ...valuesOf(app.seen[0] as never, 'x-side')]).toEqual([]);
    answers.forEach(({ ws }) => ws.terminate());
  });

  it('goes on over a reload that takes its upstream away', async () => {
    const [app, other] = [await startEcho('app'), await startEcho('other')];
    const proxy = await proxyTo({ plan: planOver({ app }) });
    const { ws, got } = await join(proxy);
    await proxy.apply(planOver({ other }));
    ws.send('still here');
    await until(() => got.length === 2);
    ws.terminate();
  });

  it('ends when the upstream dies, and the upstream’s side when the caller dies', async () => {
    const origin = await startEcho();
    const proxy = await proxyInFrontOf(origin);
    const [first, second] = [await join(proxy), await join(proxy)];
    const closed = new Promise((resolve) => first.ws.once('close', resolve));
    [...origin.sockets][0]?.terminate();
    expect(await closed).toBe(1006);
    second.ws.terminate();
    await until(() => origin.connections() === 0);
  });

  it('relays what the upstream says when it declines', async () => {
    const origin = closing(
      await startRawOrigin((_, socket) =>
        socket.end('HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Bearer\r\nContent-Length: 3\r\n\r\nno!'),
      ),
    );
    const proxy = await proxyInFrontOf(origin);
    const { text, end } = await converse(proxy.address, [handshake()]);
    expect(text).toMatch(/^HTTP\/1\.1 401 Unauthorized\r\nWWW-Authenticate: Bearer\r\n[^]*no!$/);
    expect(end).toBe('end');
    expect(
      await metric(
        proxy,
        'banyan_upgrades_total{route="(unrouted)",upstream="monolith",phase="monolith",outcome="refused"}',
      ),
    ).toBe(1);
  });

  it('loses no early byte of either side', async () => {
    const origin = closing(
      await startRawOrigin((text, socket) => {
        if (text.startsWith('GET')) {
          socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\nEARLY');
          if (text.includes('\r\n\r\nhello')) socket.write('hello');
        } else socket.write(text);
      }),
    );
    const proxy = await proxyInFrontOf(origin);
    const { text } = await converse(proxy.address, [`${handshake()}hello`]);
    expect(text).toMatch(/^HTTP\/1\.1 101 [^]*\r\n\r\nEARLYhello$/);
  });

  it.each([
    ['is not there', undefined, '502'],
    ['does not answer the handshake', (): void => undefined, '504'],
    ['is not HTTP', (_: string, socket: { end(text: string): void }): void => socket.end('nonsense\r\n\r\n'), '502'],
    [
      'changes to another protocol',
      (_: string, socket: { write(text: string): void }): void =>
        socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: other\r\n\r\n'),
      '502',
    ],
  ])('fails cleanly when the upstream %s', async (_, onRequest, status) => {
    const origin = await startRawOrigin(onRequest ?? (() => undefined));
    if (onRequest) closing(origin);
    else await origin.close();
    const proxy = await proxyInFrontOf(origin, { timeouts: { handshake: 200 } });
    const { text, end } = await converse(proxy.address, [handshake()], 1_000);
    expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(end).toBe('end');
    await until(() => origin.connections() === 0);
  });

  it('lets go of the upstream when the caller leaves during the handshake', async () => {
    const origin = closing(await startRawOrigin(() => undefined));
    const proxy = await proxyInFrontOf(origin);
    const socket = await open(proxy.address);
    socket.write(handshake());
    await until(() => origin.connections() === 1);
    socket.destroy();
    await until(() => origin.connections() === 0);
  });

  it.each([
    ['two Hosts', handshake('Host: other\r\n'), /^HTTP\/1\.1 400 [^]*PROXY_BAD_HOST/],
    ['a body', handshake('Content-Length: 5\r\n'), /^HTTP\/1\.1 400 [^]*PROXY_BAD_REQUEST/],
  ])('refuses a handshake with %s', async (_, bytes, answer) => {
    const proxy = await proxyInFrontOf(await startEcho());
    expect((await converse(proxy.address, [bytes])).text).toMatch(answer);
  });

  it('goes on while the proxy drains, and new ones are refused', async () => {
    const origin = await startEcho();
    const proxy = await startProxy({ to: origin.url, listen: '127.0.0.1:0', lingering: 300, grace: 5_000 });
    const { ws, got } = await join(proxy);
    const drained = proxy.drain();
    expect((await converse(proxy.address, [handshake()])).text).toMatch(/^HTTP\/1\.1 503 [^]*PROXY_STOPPING/);
    await until(() => refusesConnections(proxy.address));
    ws.send('still here');
    await until(() => got.length === 2);
    ws.close();
    expect(await drained).toEqual({ cut: 0, dismissed: 0 });
  });

  it('is told to go away at the end of the grace, between two frames', async () => {
    const origin = await startEcho();
    const proxy = await startProxy({ to: origin.url, listen: '127.0.0.1:0', grace: 100 });
    const { ws } = await join(proxy);
    const [here, there] = [ws, [...origin.sockets][0]].map((side) => new Promise((done) => side?.once('close', done)));
    expect(await proxy.drain()).toEqual({ cut: 0, dismissed: 1 });
    expect(await Promise.all([here, there])).toEqual([1001, 1001]);
  });
});

async function refusesConnections(address: string): Promise<boolean> {
  return open(address).then(
    (socket) => !socket.destroy(),
    () => true,
  );
}

describe('other protocols', () => {
  it('are not opened: h2c goes on as HTTP/1.1, body included', async () => {
    const origin = closing(await startOrigin());
    const proxy = await proxyInFrontOf(origin);
    const fields = 'Connection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n';
    const body = 'Content-Length: 5\r\n\r\nhello';
    const { text, end } = await converse(proxy.address, [`POST /a HTTP/1.1\r\nHost: app.test\r\n${fields}${body}`]);
    expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*app POST \/a hello/);
    expect(end).toBe('end');
    const [seen] = origin.seen;
    if (!seen) throw new Error('nothing arrived');
    expect([...valuesOf(seen, 'upgrade'), ...valuesOf(seen, 'http2-settings')]).toEqual([]);
    expect(valuesOf(seen, 'connection')).toEqual(['keep-alive']);
  });

  it('leave the connection usable', async () => {
    const proxy = await proxyInFrontOf(closing(await startOrigin()));
    const socket = await open(proxy.address);
    const heard = listenTo(socket);
    socket.write('GET /1 HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n');
    await pause(60);
    socket.write('GET /2 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    expect((await heard()).text).toMatch(/app GET \/1 [^]*app GET \/2 /);
  });

  it.each(['Upgrade: websocket, h2c', 'Upgrade: TLS/1.0'])('are not tunnelled: %s', async (upgrade) => {
    const origin = closing(await startOrigin());
    const proxy = await proxyInFrontOf(origin);
    const { text } = await converse(proxy.address, [
      `GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, close\r\n${upgrade}\r\n\r\n`,
    ]);
    expect(text).toMatch(/^HTTP\/1\.1 200 OK/);
  });
});

describe('following frames', () => {
  it.each([
    ['empty', Buffer.from([0x81, 0x00])],
    ['short', Buffer.from([0x81, 0x02, 1, 2])],
    ['masked', Buffer.from([0x81, 0x82, 9, 9, 9, 9, 1, 2])],
    ['of 16-bit length', Buffer.concat([Buffer.from([0x82, 126, 0x01, 0x00]), Buffer.alloc(256)])],
    ['of 64-bit length', Buffer.concat([Buffer.from([0x82, 127, 0, 0, 0, 0, 0, 1, 0, 0]), Buffer.alloc(65_536)])],
    ['that say goodbye', goingAwayFrame(true)],
  ])('knows where frames end that are %s', (_, frame) => {
    for (const pieces of [
      [frame, frame],
      [Buffer.concat([frame, frame])],
      [...frame].map((byte) => Buffer.from([byte])),
    ]) {
      const boundary = new FrameBoundary();
      for (const [i, piece] of pieces.entries()) {
        boundary.see(piece);
        if (pieces.length > 2) expect(boundary.between).toBe(i === frame.length - 1);
      }
      expect(boundary.between).toBe(true);
    }
  });
});

function gauge(name: string): string {
  return `${name}{route="(unrouted)",upstream="monolith",phase="monolith"}`;
}

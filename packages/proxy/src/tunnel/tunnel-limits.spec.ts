import type { Upstream } from '@banyan/model';
import type { ProxyOptions } from '../options';
import type { RunningProxy } from '../start-proxy';
import { type Origin, startRawOrigin } from '../testing/origin.fixture';
import { ask, closing, metric, planOver, proxyTo } from '../testing/proxy.fixture';
import { converse, open, until } from '../testing/raw-caller.fixture';
import { handshake, join, startEcho } from '../testing/web-socket.fixture';

/** The route `/chat` on a service that has these words in the plan. */
async function proxyOver(
  chat: Origin,
  words: Partial<Upstream>,
  options: Partial<ProxyOptions> = {},
): Promise<RunningProxy> {
  return proxyTo({ plan: await planOf(chat, words), timeouts: { handshake: 200 }, ...options });
}

async function planOf(chat: Origin, words: Partial<Upstream>): Promise<ReturnType<typeof planOver>> {
  const app = await startEcho('app');
  const route = { name: 'chat', match: { path: '/chat' }, service: 'chat', phase: 'service' } as const;
  return {
    ...planOver({ app, chat }, [route]),
    upstreams: { app: { url: app.url }, chat: { url: chat.url, ...words } },
  };
}

/** Status and code of an answer, e.g. `503 PROXY_UPSTREAM_BUSY`. */
async function answerTo(proxy: RunningProxy): Promise<string> {
  const { text } = await converse(proxy.address, [handshake()], 1_500);
  return `${text.slice(9, 12)} ${/PROXY_\w+/.exec(text)?.[0] ?? ''}`.trim();
}

const openOnes = 'banyan_tunnels{route="chat",upstream="chat",phase="service"}';

describe('WebSockets to one upstream', () => {
  it('are as many as its limit says; one more is answered 503, and nothing else is kept waiting', async () => {
    const chat = await startEcho('chat');
    const proxy = await proxyOver(chat, { limits: { tunnels: 2, connections: 1, inFlight: 1 } });
    const [first] = [await join(proxy), await join(proxy)];
    const refused = await converse(proxy.address, [handshake()]);
    expect(refused.text).toMatch(/^HTTP\/1\.1 503 [^]*Retry-After: 1\r\n[^]*PROXY_UPSTREAM_BUSY/);
    expect(await ask(proxy, '/chat')).toBe(''); // its requests have limits of their own
    expect((await join(proxy, '/else')).got.map(String)).toEqual(['app']);
    expect(await metric(proxy, openOnes)).toBe(2);
    expect(await metric(proxy, 'banyan_upstream_tunnels{upstream="chat"}')).toBe(2);
    expect(await metric(proxy, 'banyan_upstream_overflows_total{upstream="chat"}')).toBe(1);
    expect(await metric(proxy, 'banyan_faults_total{code="PROXY_UPSTREAM_BUSY"}')).toBe(1);
    first?.ws.close();
    await until(async () => (await metric(proxy, openOnes)) === 1);
    expect((await join(proxy)).got.map(String)).toEqual(['chat']);
  });

  it('count from the handshake on, and no longer than the last of them lasts', async () => {
    const silent = closing(await startRawOrigin(() => undefined));
    const proxy = await proxyOver(silent, { limits: { tunnels: 1 } }, { timeouts: { handshake: 5_000 } });
    const caller = await open(proxy.address);
    caller.write(handshake());
    await until(() => silent.connections() === 1);
    expect(await answerTo(proxy)).toBe('503 PROXY_UPSTREAM_BUSY');
    caller.destroy();
    await until(async () => (await metric(proxy, 'banyan_upstream_tunnels{upstream="chat"}')) === 0);
  });

  it('that are open stay when a reload lowers the limit', async () => {
    const chat = await startEcho('chat');
    const proxy = await proxyOver(chat, { limits: { tunnels: 3 } });
    const sockets = [await join(proxy), await join(proxy)];
    await proxy.apply(await planOf(chat, { limits: { tunnels: 1 } }));
    expect(await answerTo(proxy)).toBe('503 PROXY_UPSTREAM_BUSY');
    for (const { ws, got } of sockets) {
      ws.send('still here');
      await until(() => got.length === 2);
    }
    sockets[0]?.ws.close();
    await until(async () => (await metric(proxy, openOnes)) === 1);
    expect(await answerTo(proxy)).toBe('503 PROXY_UPSTREAM_BUSY');
  });
});

type Say = (text: string, socket: { end(text: string): void; write(text: string): void; destroy(): void }) => void;
const say =
  (answer: string): Say =>
  (_, socket) =>
    socket.end(`HTTP/1.1 ${answer}\r\nContent-Length: 0\r\n\r\n`);

describe('a handshake that comes to nothing', () => {
  it.each<[string, Say, string]>([
    ['is answered 500', say('500 Oh'), '500'],
    ['is not answered', () => undefined, '504 PROXY_UPSTREAM_TIMEOUT'],
    ['is cut', (_, socket) => socket.destroy(), '502 PROXY_UPSTREAM_CLOSED'],
    ['is answered with another protocol', say('101 Yes\r\nConnection: Upgrade\r\nUpgrade: other'), '502 PROXY_UPSTREAM_INVALID'],
  ])('ejects its upstream as failed requests do, when it %s', async (_, onRequest, answer) => {
    const service = closing(await startRawOrigin(onRequest));
    const proxy = await proxyOver(service, { ejection: { failures: 2 } });
    expect([await answerTo(proxy), await answerTo(proxy)]).toEqual([answer, answer]);
    expect(await metric(proxy, 'banyan_upstream_ejections_total{upstream="chat"}')).toBe(1);
    expect((await join(proxy)).got.map(String)).toEqual(['app']);
    expect(await metric(proxy, 'banyan_requests_diverted_total{route="chat",reason="ejected"}')).toBe(1);
  }); // prettier-ignore

  it.each<[string, Say]>([
    ['the upstream declines it', say('401 Unauthorized')],
    ['its caller leaves', () => undefined],
  ])('says nothing against its upstream when %s', async (_, onRequest) => {
    const service = closing(await startRawOrigin(onRequest));
    const proxy = await proxyOver(service, { ejection: { failures: 1 } }, { timeouts: { handshake: 5_000 } });
    await converse(proxy.address, [handshake()], 100);
    await until(async () => (await metric(proxy, 'banyan_upstream_tunnels{upstream="chat"}')) === 0);
    expect(await metric(proxy, 'banyan_upstream_available{upstream="chat"}')).toBe(1);
  });

  it('counts for the breaker, which then refuses handshakes where the route has nobody else', async () => {
    const service = closing(await startRawOrigin(say('503 Later')));
    const breaker = { requests: 2, share: 50, window: '10s', open: '10s' };
    const plan = await planOf(service, { ejection: { never: true }, breaker });
    const routes = plan.routes?.map((route) => ({ ...route, fallback: 'none' as const }));
    const proxy = await proxyTo({ plan: { ...plan, routes } });
    expect([await answerTo(proxy), await answerTo(proxy), await answerTo(proxy)]).toEqual(
      ['503', '503', '503 PROXY_UPSTREAM_BROKEN'],
    );
    expect(await metric(proxy, 'banyan_upstream_breaker{upstream="chat"}')).toBe(2);
  }); // prettier-ignore

  it('finds out, where nothing but WebSockets comes, that its upstream is back', async () => {
    let well = false;
    const agreed = 'HTTP/1.1 101 Yes\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
    const service = closing(
      await startRawOrigin((_, socket) => void (well ? socket.write(agreed) : socket.resetAndDestroy())),
    );
    let now = 0;
    const proxy = await proxyOver(service, { ejection: { failures: 1, base: '1s' } }, { clock: () => now });
    expect(await answerTo(proxy)).toBe('502 PROXY_UPSTREAM_CLOSED');
    now = 7_000; // its second is over, and nobody better has come for five more
    expect(await answerTo(proxy)).toBe('502 PROXY_UPSTREAM_CLOSED');
    expect(await metric(proxy, 'banyan_upstream_available{upstream="chat"}')).toBe(0);
    well = true;
    now = 20_000;
    expect(await answerTo(proxy)).toBe('101');
    expect(await metric(proxy, 'banyan_upstream_available{upstream="chat"}')).toBe(1);
  });
});

import type { RouteTimeLimits, TimeLimits } from '@banyan/model';
import { WebSocket, WebSocketServer } from 'ws';
import { type EngineName, engines } from '../forward/engines';
import { type Origin, startBareOrigin, startOrigin } from '../testing/origin.fixture';
import { closing, faultOf, planOver, proxyTo } from '../testing/proxy.fixture';
import { converse, pause } from '../testing/raw-caller.fixture';
import type { RunningProxy } from '../start-proxy';

describe.each(Object.keys(engines) as EngineName[])('limits of time on %s', (engine) => {
  /** A proxy whose route `/a` has these limits, over those of its upstream and of the plan. */
  function limited(
    origin: Origin,
    route: RouteTimeLimits,
    upstream: TimeLimits = {},
    defaults: TimeLimits = {},
  ): Promise<RunningProxy> {
    const plan = planOver({ app: origin }, [
      { name: 'a', match: { prefix: '/a' }, service: 'app', phase: 'service', timeouts: route },
    ]);
    const upstreams = { app: { url: origin.url, timeouts: upstream } };
    return proxyTo({ engine, plan: { ...plan, upstreams, defaults: { timeouts: defaults } } });
  }

  /** Answers after the milliseconds its path ends with. */
  async function slowOrigin(): Promise<Origin> {
    return closing(
      await startOrigin('app', ({ url = '' }, response) => {
        setTimeout(() => response.end('late'), Number(url.split('/').at(-1)));
      }),
    );
  }

  it('a first byte is waited for as long as the route says, whatever its upstream says', async () => {
    const proxy = await limited(await slowOrigin(), { firstByte: '10s' }, { firstByte: '200ms' });
    const asked = await Promise.all(['/a/2500', '/b/2500'].map((path) => fetch(`http://${proxy.address}${path}`)));
    expect(await asked[0]?.text()).toBe('late');
    expect(await faultOf(asked[1] as Response)).toBe('504 PROXY_UPSTREAM_TIMEOUT');
  });

  it('the plan’s defaults hold where nothing else is said', async () => {
    const proxy = await limited(await slowOrigin(), {}, {}, { firstByte: '200ms' });
    expect(await faultOf(await fetch(`http://${proxy.address}/b/2500`))).toBe('504 PROXY_UPSTREAM_TIMEOUT');
  });

  it.each([
    ['total', '504 PROXY_TOTAL_TIMEOUT'],
    ['perTry', '504 PROXY_UPSTREAM_TIMEOUT'],
  ])('%s answers 504 and lets the upstream go', async (name, expected) => {
    let left = 0;
    const origin = closing(await startBareOrigin((request) => request.on('close', () => (left += 1))));
    const proxy = await limited(origin, { [name]: '150ms' });
    expect(await faultOf(await fetch(`http://${proxy.address}/a`))).toBe(expected);
    await pause(50);
    expect(left).toBe(name === 'total' ? 1 : 2);
  });

  /** Sends a piece every 50 ms, thirty of them. */
  async function streamingOrigin(): Promise<Origin> {
    return closing(
      await startBareOrigin((_, response) => {
        response.writeHead(200, { 'Content-Type': 'text/event-stream' });
        response.flushHeaders();
        let sent = 0;
        const timer = setInterval(() => {
          response.write('data: 1\n\n');
          if (++sent === 30) response.end(() => clearInterval(timer));
        }, 50);
        response.on('close', () => clearInterval(timer));
      }),
    );
  }

  it('total and perTry leave an answer alone that has begun', async () => {
    const proxy = await limited(await streamingOrigin(), { total: '1s', perTry: '1s', firstByte: '1s' });
    const text = await (await fetch(`http://${proxy.address}/a`)).text();
    expect(text).toBe('data: 1\n\n'.repeat(30));
  });

  it('total cuts an answer where the route says so, visibly', async () => {
    const proxy = await limited(await streamingOrigin(), { total: '1s', totalCutsAnswers: true });
    const answer = await fetch(`http://${proxy.address}/a`);
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow('terminated');
  });

  it.each([100, 100_000])('a slow upload of %i bytes does not count', async (length) => {
    const origin = closing(await startOrigin());
    const proxy = await limited(origin, { total: '200ms', perTry: '200ms' });
    const head = `POST /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: ${length}\r\n\r\n`;
    const pieces = Array.from({ length: 20 }, () => 'x'.repeat(length / 20));
    expect((await converse(proxy.address, [head, ...pieces], 2_000)).text).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('idle cuts a body that no longer moves', async () => {
    const origin = closing(await startBareOrigin((_, response) => void response.write('begun')));
    const proxy = await limited(origin, { idle: '300ms' });
    await expect((await fetch(`http://${proxy.address}/a`)).text()).rejects.toThrow('terminated');
  });
});

it('a WebSocket outlives every limit but that of its handshake', async () => {
  const origin = closing(await startOrigin());
  const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  closing({ close: () => new Promise((resolve) => sockets.close(resolve)) });
  await new Promise((resolve) => sockets.once('listening', resolve));
  sockets.on('connection', (socket) => socket.on('message', (data) => socket.send(data)));
  const { port } = sockets.address() as { readonly port: number };
  const timeouts: TimeLimits = { total: '100ms', perTry: '100ms', idle: '100ms', firstByte: '100ms', handshake: '5s' };
  const plan = planOver({ app: origin, chat: { ...origin, url: `http://127.0.0.1:${port}` } }, [
    { name: 'chat', match: { path: '/chat' }, service: 'chat', phase: 'service', timeouts },
  ]);
  const proxy = await proxyTo({ plan });
  const socket = new WebSocket(`ws://${proxy.address}/chat`);
  await new Promise((resolve) => socket.once('open', resolve));
  await pause(400);
  const answer = new Promise((resolve) => socket.once('message', (data) => resolve(String(data))));
  socket.send('still there');
  expect(await answer).toBe('still there');
  socket.terminate();
});

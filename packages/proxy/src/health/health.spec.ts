import type { Route, Upstream } from '@banyan/model';
import { type EngineName, engines } from '../forward/engines';
import type { AccessLine } from '../log/log-line';
import type { RunningProxy } from '../start-proxy';
import { type Origin, startOrigin, startRawOrigin } from '../testing/origin.fixture';
import { ask, closing, faultOf, metric, planOver, proxyTo } from '../testing/proxy.fixture';
import { until } from '../testing/raw-caller.fixture';

describe.each(Object.keys(engines) as EngineName[])('a service that fails, on %s', (engine) => {
  const lines: AccessLine[] = [];
  const events: string[] = [];
  beforeEach(() => lines.splice(0) && events.splice(0));

  /** The route `/s` on the service, which has these words in the plan. */
  async function proxyOver(
    service: Origin,
    words: Partial<Upstream> = {},
    route: Partial<Route> = {},
  ): Promise<RunningProxy> {
    const app = closing(await startOrigin('app'));
    const plan = planOver({ app, service }, [
      { name: 's', match: { prefix: '/s' }, service: 'service', phase: 'service', ...route },
    ]);
    const upstreams = { app: { url: app.url }, service: { url: service.url, ...words } };
    const accessLog = { share: 1, write: (line: AccessLine) => void lines.push(line) };
    const log = ({ event }: { readonly event: string }): void => void events.push(event);
    return proxyTo({ engine, plan: { ...plan, upstreams }, accessLog, log });
  }

  /** Nothing listens there any more. */
  async function goneOrigin(): Promise<Origin> {
    const origin = await startOrigin('service');
    await origin.close();
    return origin;
  }

  /** Resets every connection at its first request. */
  function resettingOrigin(seen: string[]): Promise<Origin> {
    return startRawOrigin((text, socket) => {
      seen.push(text.split(' ', 2).join(' '));
      socket.resetAndDestroy();
    });
  }

  it('is ejected after five failures, comes back by a try, and no caller notices the try', async () => {
    let well = false;
    const service = closing(
      await startOrigin('service', (_, response) => {
        response.statusCode = well ? 200 : 500;
        response.end('service');
      }),
    );
    const proxy = await proxyOver(service, { ejection: { base: '300ms' } });
    for (let i = 0; i < 5; i++) expect((await fetch(`http://${proxy.address}/s`)).status).toBe(500);
    expect(await ask(proxy, '/s')).toBe('app GET /s ');
    expect(await ask(proxy, '/s', { method: 'POST', body: 'x' })).toBe('app POST /s x');
    expect(await metric(proxy, 'banyan_upstream_available{upstream="service"}')).toBe(0);
    expect(await metric(proxy, 'banyan_requests_diverted_total{route="s",reason="ejected"}')).toBeGreaterThan(0);
    expect(lines.at(-1)).toMatchObject({ upstream: 'app', route: 's', detour: 'ejected' });
    const tries = service.seen.length;
    await until(async () => (await ask(proxy, '/s')).startsWith('app') && service.seen.length > tries);
    well = true;
    await until(async () => (await ask(proxy, '/s')) === 'service');
    expect(events).toEqual(expect.arrayContaining(['upstream-ejected', 'upstream-back']));
    expect(lines.filter(({ status }) => status === 500)).toHaveLength(5);
    const shown = (await (await fetch(`http://${proxy.adminAddress}/plan`)).json()) as { readonly upstreams: unknown };
    expect(shown.upstreams).toMatchObject({ service: { available: true }, app: { available: true } });
  });

  it('goes on being asked where the route wants no fallback', async () => {
    const proxy = await proxyOver(await goneOrigin(), {}, { fallback: 'none' });
    for (let i = 0; i < 7; i++) expect((await fetch(`http://${proxy.address}/s`)).status).toBe(502);
  });

  it('that nobody has found well yet gets no request, and gets them all when it is', async () => {
    let well = false;
    const service = closing(
      await startOrigin('service', ({ url }, response) => {
        response.statusCode = well || url === '/s' ? 200 : 503;
        response.end('service');
      }),
    );
    const proxy = await proxyOver(service, { health: { path: '/healthz', interval: '50ms', rise: 1, fall: 1 } });
    expect(await ask(proxy, '/s')).toBe('app GET /s ');
    well = true;
    await until(async () => (await ask(proxy, '/s')) === 'service');
    well = false;
    await until(async () => (await ask(proxy, '/s')) === 'app GET /s ');
    expect(lines.every(({ status }) => status === 200)).toBe(true);
  });

  it('is replaced for a failed GET by the monolith where the route says so', async () => {
    const proxy = await proxyOver(await goneOrigin(), {}, { fallback: 'monolith' });
    for (let i = 0; i < 10; i++) expect(await ask(proxy, '/s')).toBe('app GET /s ');
    expect(lines[0]).toMatchObject({ upstream: 'app', tries: 2, detour: 'failed', status: 200 });
    expect(await metric(proxy, 'banyan_second_tries_total{to="monolith"}')).toBe(5);
  });

  it('is asked a second time for a GET, and only a second time', async () => {
    const seen: string[] = [];
    const proxy = await proxyOver(closing(await resettingOrigin(seen)));
    expect(await faultOf(await fetch(`http://${proxy.address}/s`))).toBe('502 PROXY_UPSTREAM_CLOSED');
    expect(seen).toEqual(['GET /s', 'GET /s']);
  });

  it.each([
    ['POST', {}, {}, 1],
    ['POST', { 'Idempotency-Key': '1' }, {}, 1],
    ['POST', {}, { retry: { idempotencyKey: true } }, 1],
    ['POST', { 'Idempotency-Key': '1' }, { retry: { idempotencyKey: true } }, 2],
    ['PUT', {}, {}, 1],
    ['GET', {}, { retry: { never: true } }, 1],
  ] as const)('%s with %j on a route with %j is sent %i times', async (method, headers, route, times) => {
    const seen: string[] = [];
    const proxy = await proxyOver(closing(await resettingOrigin(seen)), {}, route);
    const body = method === 'GET' ? undefined : 'x';
    const answer = await fetch(`http://${proxy.address}/s`, { method, headers, ...(body && { body }) });
    expect(answer.status).toBe(502);
    expect(seen).toHaveLength(times);
  });

  it('is given a rest by its breaker: the monolith answers what is idempotent, the rest is 503', async () => {
    const service = closing(await startOrigin('service', (_, response) => response.writeHead(500).end()));
    const proxy = await proxyOver(service, { ejection: { never: true }, breaker: { requests: 4 } });
    for (let i = 0; i < 4; i++) await ask(proxy, '/s', { method: 'POST', body: 'x' });
    expect(await ask(proxy, '/s')).toBe('app GET /s ');
    const refused = await fetch(`http://${proxy.address}/s`, { method: 'POST', body: 'x' });
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(await faultOf(refused)).toBe('503 PROXY_UPSTREAM_BROKEN');
    expect(service.seen).toHaveLength(4);
    expect(await metric(proxy, 'banyan_upstream_breaker{upstream="service"}')).toBe(2);
  });
});

it('the monolith is asked however often it fails', async () => {
  const app = closing(await startOrigin('app', (_, response) => response.writeHead(500).end()));
  const proxy = await proxyTo({ plan: planOver({ app }) });
  for (let i = 0; i < 20; i++) await ask(proxy, '/');
  expect(app.seen).toHaveLength(20);
});

it('an ejected service is still tried after a body that was too large to try it with', async () => {
  let [now, well] = [0, false];
  const app = closing(await startOrigin('app'));
  const service = closing(
    await startOrigin('service', (_, response) => {
      response.statusCode = well ? 200 : 500;
      response.end('service');
    }),
  );
  const route: Route = { name: 's', match: { path: '/s' }, service: 'service', phase: 'service', maxBody: 2 };
  const upstreams = { app: { url: app.url }, service: { url: service.url, ejection: { failures: 1 } } };
  const proxy = await proxyTo({ plan: { ...planOver({ app, service }, [route]), upstreams }, clock: () => now });
  await ask(proxy, '/s');
  [now, well] = [40_000, true]; // late enough for a request that could not be sent again
  const large = await fetch(`http://${proxy.address}/s`, { method: 'POST', body: 'large' });
  expect(await faultOf(large)).toBe('413 PROXY_BODY_TOO_LARGE');
  expect(await ask(proxy, '/s')).toBe('service');
});

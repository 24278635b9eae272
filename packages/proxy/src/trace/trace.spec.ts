import { setTimeout as delay } from 'node:timers/promises';
import type { Route, Upstream } from '@banyan/model';
import { engines, type EngineName } from '../forward/engines';
import type { RunningProxy } from '../start-proxy';
import { type Origin, startOrigin, valuesOf } from '../testing/origin.fixture';
import { ask, closing, metric, planOver, proxyTo } from '../testing/proxy.fixture';
import { until } from '../testing/raw-caller.fixture';
import { type OtlpSpan, SpanQueue } from './span-queue';

const parent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
const unsampled = parent.replace(/01$/, '00');

/** A collector, and the spans it got. */
async function startCollector(): Promise<{ readonly url: string; readonly spans: () => readonly OtlpSpan[] }> {
  const spans: OtlpSpan[] = [];
  const origin = closing(
    await startOrigin('collector', (_, response, body) => {
      const { resourceSpans } = JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: OtlpSpan[] }[] }[] };
      spans.push(...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)));
      response.end('{}');
    }),
  );
  return { url: origin.url, spans: () => spans };
}

function attributesOf({ attributes }: OtlpSpan): Readonly<Record<string, unknown>> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}

function lastFields(origin: Origin, name: string): readonly string[] {
  const seen = origin.seen.at(-1);
  return seen ? valuesOf(seen, name) : [];
}

describe.each(Object.keys(engines) as EngineName[])('traces on %s', (engine) => {
  async function traced(share: number) {
    const [app, images, collector] = [
      closing(await startOrigin('app')),
      closing(await startOrigin('images')),
      await startCollector(),
    ];
    const plan = planOver({ app, images }, [
      { name: 'photo', match: { path: '/photos/:id' }, service: 'images', phase: 'service' },
    ]);
    const proxy = await proxyTo({ engine, plan, traces: { endpoint: collector.url, share } });
    return { app, images, collector, proxy };
  }

  it('go on where the caller has begun one, with a span for the caller and one for the upstream', async () => {
    const { images, collector, proxy } = await traced(0);
    const headers = { traceparent: parent, tracestate: 'a=1' };
    await ask(proxy, '/photos/7?token=secret', { headers });
    await until(() => collector.spans().length === 2);
    const [server, client] = collector.spans() as [OtlpSpan, OtlpSpan];
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    expect(server).toMatchObject({
      traceId,
      parentSpanId: '00f067aa0ba902b7',
      name: 'GET /photos/:id',
      kind: 2,
      status: {},
    });
    expect(client).toMatchObject({ traceId, parentSpanId: server.spanId, name: 'GET', kind: 3 });
    expect(lastFields(images, 'traceparent')).toEqual([`00-${traceId}-${client.spanId}-01`]);
    expect(lastFields(images, 'tracestate')).toEqual(['a=1']);
    expect(attributesOf(server)).toEqual({
      'http.request.method': 'GET',
      'http.response.status_code': '200',
      'http.route': '/photos/:id',
      'url.path': '/photos/7',
      'url.scheme': 'http',
      'server.address': '127.0.0.1',
      'server.port': proxy.address.split(':')[1],
      'client.address': '127.0.0.1',
      'network.protocol.version': '1.1',
      'banyan.route': 'photo',
      'banyan.phase': 'service',
      'banyan.upstream': 'images',
    });
    expect(attributesOf(client)).toMatchObject({
      'url.full': `${images.url}/photos/7`,
      'server.port': String(images.port),
    });
    expect(JSON.stringify(collector.spans())).not.toContain('secret');
    expect(BigInt(server.endTimeUnixNano) >= BigInt(server.startTimeUnixNano)).toBe(true);
    expect(Math.abs(Number(BigInt(server.endTimeUnixNano) / 1_000_000n) - Date.now())).toBeLessThan(20_000);
  });

  it('are not begun against the caller’s word, and begin by chance without one', async () => {
    const { app, collector, proxy } = await traced(1);
    await ask(proxy, '/', { headers: { traceparent: unsampled, tracestate: 'a=1' } });
    expect([lastFields(app, 'traceparent'), lastFields(app, 'tracestate')]).toEqual([[unsampled], ['a=1']]);
    await ask(proxy, '/', { headers: { traceparent: 'rubbish', tracestate: 'a=1' } });
    expect(lastFields(app, 'tracestate')).toEqual([]);
    await until(() => collector.spans().length === 2);
    const [server, client] = collector.spans() as [OtlpSpan, OtlpSpan];
    expect(server.parentSpanId).toBeUndefined();
    expect(lastFields(app, 'traceparent')).toEqual([`00-${server.traceId}-${client.spanId}-01`]);
    expect(attributesOf(server)['http.route']).toBeUndefined();
  });

  it('say what went wrong', async () => {
    const { images, collector, proxy } = await traced(1);
    await images.close();
    await ask(proxy, '/photos/1', { method: 'POST', body: 'x' });
    await until(() => collector.spans().length === 2);
    const [server, client] = collector.spans() as [OtlpSpan, OtlpSpan];
    expect([server.status, client.status]).toEqual([{ code: 2 }, { code: 2 }]);
    expect(attributesOf(client)['error.type']).toBe('PROXY_UPSTREAM_UNREACHABLE');
    expect(attributesOf(server)).toMatchObject({ 'http.response.status_code': '502' });
  });
});

describe('a request that goes to no upstream', () => {
  it.each<[string, Partial<Upstream>, Partial<Route>, number, string]>([
    ['the breaker is open', { ejection: { never: true }, breaker: { requests: 1, share: 50 } }, { fallback: 'none' }, 503, 'PROXY_UPSTREAM_BROKEN'],
    ['its body is too large', {}, { maxBody: 2 }, 413, 'PROXY_BODY_TOO_LARGE'],
  ])('has the one span that its caller sees, where %s', async (_, words, rules, status, code) => {
    const [app, images] = [closing(await startOrigin('app')), closing(await startOrigin('images', (_request, answer) => answer.writeHead(500).end()))];
    const collector = await startCollector();
    const route: Route = { name: 'photo', match: { path: '/photo' }, service: 'images', phase: 'service', ...rules };
    const plan = { ...planOver({ app, images }, [route]), upstreams: { app: { url: app.url }, images: { url: images.url, ...words } } };
    const proxy = await proxyTo({ plan, traces: { endpoint: collector.url, share: 0 } });
    await ask(proxy, '/photo'); // opens the breaker, untraced
    const answer = await fetch(`http://${proxy.address}/photo`, { method: 'POST', body: 'xyz', headers: { traceparent: parent } });
    expect(answer.status).toBe(status);
    await until(() => collector.spans().length > 0);
    expect(collector.spans()).toHaveLength(1);
    const [server] = collector.spans() as [OtlpSpan];
    expect(server).toMatchObject({ parentSpanId: '00f067aa0ba902b7', name: 'POST /photo', kind: 2 });
    expect(attributesOf(server)).toMatchObject({ 'http.response.status_code': String(status), 'error.type': code, 'banyan.route': 'photo' });
    const answered = `banyan_requests_total{route="photo",upstream="images",phase="service",status="${String(status)[0]}xx"}`;
    expect(await metric(proxy, answered)).toBe(status === 503 ? 2 : 1);
    expect(await metric(proxy, `banyan_faults_total{code="${code}"}`)).toBe(1);
  });
}); // prettier-ignore

it('a collector that is dead, slow or displeased costs spans and nothing else', async () => {
  const app = closing(await startOrigin());
  const slow = closing(await startOrigin('slow', () => undefined));
  const displeased = closing(await startOrigin('no', (_, response) => response.writeHead(400).end()));
  const proxies: RunningProxy[] = [];
  for (const endpoint of ['http://127.0.0.1:1', slow.url, displeased.url]) {
    proxies.push(await proxyTo({ to: app.url, traces: { endpoint, share: 1 } }));
  }
  for (const proxy of proxies) for (let i = 0; i < 20; i++) expect(await ask(proxy, '/')).toMatch(/^app/);
  await delay(1_500);
  for (const proxy of [proxies[0], proxies[2]] as RunningProxy[]) {
    await until(async () => (await metric(proxy, 'banyan_traces_dropped_total{reason="refused"}')) === 20);
  }
}, 30_000);

it('spans that find no room are dropped and counted', async () => {
  const collector = closing(await startOrigin('slow', () => undefined));
  const queue = new SpanQueue({ endpoint: collector.url });
  for (let i = 0; i < 5_000; i++) queue.add(() => []);
  expect(queue.dropped.full).toBeGreaterThan(2_000);
});

it.each([
  ['a place that is none', { endpoint: 'collector' }],
  ['another protocol', { endpoint: 'ftp://collector' }],
  ['a share above 1', { endpoint: 'http://a', share: 2 }],
])('refuses %s', async (_, traces) => {
  await expect(proxyTo({ to: 'http://127.0.0.1:1', traces })).rejects.toMatchObject({ code: 'PROXY_TRACES_INVALID' });
});

/** Copies for services that speak HTTP/2, gRPC among them. */
import { writeFileSync } from 'node:fs';
import type { ServerHttp2Stream } from 'node:http2';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Upstream } from '@banyan/model';
import type { RunningProxy } from '../start-proxy';
import { certificateFolder, makeCertificate } from '../testing/certificate.fixture';
import { askH2, callH2, type H2Outcome } from '../testing/h2-caller.fixture';
import { type H2Answering, type H2Origin, startH2Origin } from '../testing/h2-origin.fixture';
import { closing, planOver, proxyTo } from '../testing/proxy.fixture';
import { until } from '../testing/raw-caller.fixture';
import { reportAfter } from './shadow.fixture';

const rules = { methods: ['GET', 'POST'], timeout: '2s', compare: { maxBytes: 10_000 } };

const authority = makeCertificate(['our authority']);
const certificate = makeCertificate(['127.0.0.1'], authority);
const folder = certificateFolder({ authority });

async function origin(answering?: H2Answering): Promise<H2Origin> {
  return closing(await startH2Origin(answering));
}

/** Everything is shadowed, between two servers that speak nothing but HTTP/2. */
function planBetween(monolith: H2Origin, service: H2Origin, words: Partial<Upstream> = { protocol: 'h2' }) {
  const route = { name: 'all', match: { prefix: '/' }, service: 'service', phase: 'shadow', shadow: rules } as const;
  const upstreams = {
    monolith: { url: monolith.url, protocol: 'h2' },
    service: { url: service.url, ...words },
  } as const;
  const shedding = { copies: { delay: { on: '1h' } } };
  return { ...planOver({ monolith, service } as never, [route]), upstreams, shedding };
}

function call(proxy: RunningProxy, body: Buffer, type = 'application/grpc'): Promise<H2Outcome> {
  const headers = { ':method': 'POST', ':path': '/test.Echo/Unary', 'content-type': type, te: 'trailers' };
  return askH2(callH2(proxy.address), headers, body);
}

/** A message as gRPC sends it. */
function message(text: string, coded = false): Buffer {
  const bytes = coded ? gzipSync(text) : Buffer.from(text);
  const prefix = Buffer.alloc(5);
  prefix.writeUInt8(Number(coded), 0);
  prefix.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([prefix, bytes]);
}

/** Answers with messages and, behind them, a status; a status alone stands in the head. */
function grpc(messages: readonly Buffer[], status: string | undefined, fields: object = {}): H2Answering {
  const head = { ':status': 200, 'content-type': 'application/grpc', ...fields };
  return (stream) => {
    stream.resume().on('end', () => {
      if (messages.length === 0) return stream.respond({ ...head, 'grpc-status': status }, { endStream: true });
      stream.respond(head, { waitForTrailers: true });
      stream.on('wantTrailers', () => stream.sendTrailers(status === undefined ? {} : { 'grpc-status': status }));
      stream.end(Buffer.concat(messages));
    });
  };
}

it('a service that speaks nothing but HTTP/2 gets copies, with the name that callers ask for', async () => {
  const [monolith, service] = [await origin(), await origin()];
  const proxy = await proxyTo({ plan: planBetween(monolith, service) });
  const session = callH2(proxy.address);
  expect(await askH2(session, { ':path': '/a?b=1', 'x-one': '1' })).toMatchObject({ body: 'h2 GET /a?b=1 ' });
  expect(await askH2(session, { ':method': 'POST', ':path': '/b' }, 'hello')).toMatchObject({ body: 'h2 POST /b hello' });
  expect(await reportAfter(proxy, 2)).toMatchObject({ copies: 2, failed: {}, verdicts: { match: 2 } });
  expect(service.seen[0]).toMatchObject({ ':authority': proxy.address, 'x-one': '1', 'x-banyan-shadow': 'candidate' });
  expect(service.sessions.size).toBe(1);
}); // prettier-ignore

const json = { 'content-type': 'application/grpc+json' };

describe('two answers to one gRPC call', () => {
  it.each<[string, H2Answering, H2Answering, 'match' | 'mismatch', readonly string[]]>([
    ['are equal', grpc([message('a')], '0'), grpc([message('a')], '0'), 'match', []],
    ['have another status', grpc([message('a')], '0'), grpc([], '5'), 'mismatch', ['/body/*', '/fields/grpc-status']],
    ['fail alike, one with its head', grpc([], '5'), grpc([Buffer.alloc(0)], '5'), 'match', []],
    ['differ in the words about the status', grpc([], '5', { 'grpc-message': 'a' }), grpc([], '5', { 'grpc-message': 'b' }), 'match', []],
    ['have no status on one side', grpc([message('a')], '0'), grpc([message('a')], undefined), 'mismatch', ['/fields/grpc-status']],
    ['have other messages', grpc([message('a')], '0'), grpc([message('b')], '0'), 'mismatch', ['/body/*']],
    ['have more messages', grpc([message('a')], '0'), grpc([message('a'), message('b')], '0'), 'mismatch', ['/body/*']],
    ['are streams of equal messages', grpc([message('a'), message('b')], '0'), grpc([message('a'), message('b')], '0'), 'match', []],
    ['say the same in a coding', grpc([message('aaaa')], '0'), grpc([message('aaaa', true)], '0', { 'grpc-encoding': 'gzip' }), 'match', []],
    ['say the same in other JSON', grpc([message('{"a":1,"b":2}')], '0', json), grpc([message('{"b":2, "a":1}')], '0', json), 'match', []],
    ['say something else in JSON', grpc([message('{"a":1}')], '0', json), grpc([message('{"a":2}')], '0', json), 'mismatch', ['/body/*/a']],
  ])('%s', async (_, control, candidate, verdict, fields) => {
    const proxy = await proxyTo({ plan: planBetween(await origin(control), await origin(candidate)) });
    const answer = await call(proxy, message('question'));
    expect([answer.status, answer.ended]).toEqual([200, true]);
    const report = await reportAfter(proxy, 1);
    expect(report).toMatchObject({ copies: 1, failed: {}, verdicts: { [verdict]: 1 } });
    expect(report.fields.map(({ field }) => field).toSorted()).toEqual(fields);
  }); // prettier-ignore

  it.each([
    ['do not end with a message', grpc([message('a'), Buffer.from([0, 0])], '0'), 'unreadable'],
    ['are coded as nobody knows', grpc([message('a', true)], '0', { 'grpc-encoding': 'own' }), 'unreadable'],
    ['are longer than is kept', grpc([message('a'.repeat(20_000))], '0'), 'too large'],
  ])('are not compared when they %s', async (_, candidate, reason) => {
    const service = await origin(candidate);
    const proxy = await proxyTo({ plan: planBetween(await origin(grpc([message('a')], '0')), service) });
    await call(proxy, message('question'));
    const { verdicts, uncompared } = await reportAfter(proxy, 1);
    expect([verdicts, uncompared]).toMatchObject([{ uncompared: 1 }, { [reason]: 1 }]);
    expect(service.sessions.size).toBe(1); // the stream was cut, not its connection
  });
});

describe('a copy of a gRPC call', () => {
  it.each([
    ['has several messages', Buffer.concat([message('a'), message('b')])],
    ['has none', Buffer.alloc(0)],
    ['ends within a message', message('hello').subarray(0, 7)],
  ])('is not sent where the call %s', async (_, body) => {
    const service = await origin();
    const proxy = await proxyTo({ plan: planBetween(await origin(grpc([message('a')], '0')), service) });
    await call(proxy, body);
    expect(await reportAfter(proxy, 1)).toMatchObject({ copies: 0, dropped: { stream: 1 } });
    expect(service.seen).toEqual([]);
  });

  it.each<[string, H2Answering, string]>([
    ['resets it', (stream) => stream.close(8), 'PROXY_UPSTREAM_CLOSED'],
    ['dies', (stream) => stream.session?.destroy(), 'PROXY_UPSTREAM_CLOSED'],
    ['dies within the answer', (stream) => (stream.respond(), stream.write('x'), setImmediate(() => stream.session?.destroy())), 'PROXY_UPSTREAM_CLOSED'],
    ['hangs', () => undefined, 'PROXY_UPSTREAM_TIMEOUT'],
  ])('harms nobody when the service %s', async (_, answering, code) => {
    const streams: ServerHttp2Stream[] = [];
    const service = await origin((stream, headers) => (streams.push(stream), answering(stream, headers)));
    const proxy = await proxyTo({ plan: planBetween(await origin(grpc([message('a')], '0')), service) });
    const began = performance.now();
    expect(await call(proxy, message('question'))).toMatchObject({ status: 200, trailers: { 'grpc-status': '0' } });
    expect(performance.now() - began).toBeLessThan(1_500);
    expect(await reportAfter(proxy, 1)).toMatchObject({ copies: 1, failed: { [code]: 1 } });
    await until(() => streams[0]?.closed === true);
  }); // prettier-ignore

  it('goes by HTTP/2 also where ALPN would choose', async () => {
    const service = closing(await startH2Origin(grpc([message('a')], '0'), certificate));
    const plan = planBetween(await origin(grpc([message('a')], '0')), service, {
      protocol: 'auto',
      tls: { ca: 'authority.crt' },
    });
    const planFile = join(folder, 'plan.json');
    writeFileSync(planFile, JSON.stringify(plan));
    const proxy = await proxyTo({ planFile });
    await call(proxy, message('question'));
    expect(await reportAfter(proxy, 1)).toMatchObject({ copies: 1, failed: {}, verdicts: { match: 1 } });
  });

  it('that is under way keeps the proxy from nothing when it stops', async () => {
    const service = await origin(() => undefined);
    const proxy = await proxyTo({ plan: planBetween(await origin(grpc([message('a')], '0')), service) });
    await call(proxy, message('question'));
    await until(() => service.seen.length === 1);
    const began = performance.now();
    await proxy.close();
    expect(performance.now() - began).toBeLessThan(1_500);
    await until(() => service.sessions.size === 0);
  });
});

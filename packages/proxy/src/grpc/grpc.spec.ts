import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Client, Metadata, status } from '@grpc/grpc-js';
import type { RoutingPlan, Upstream } from '@banyan/model';
import type { ProxyOptions } from '../options';
import { type RunningProxy, startProxy } from '../start-proxy';
import { certificateFolder, makeCertificate } from '../testing/certificate.fixture';
import { parseGrpcTimeout } from '../h2/watch-deadline';
import { askH2, callH2 } from '../testing/h2-caller.fixture';
import { startH2Origin } from '../testing/h2-origin.fixture';
import { closing, metric } from '../testing/proxy.fixture';
import { pause, until } from '../testing/raw-caller.fixture';
import { callCases } from './call-cases.fixture';
import { asBytes, callService, type EchoService, startEchoService } from './echo-service.fixture';

const authority = makeCertificate(['our authority']);
const local = makeCertificate(['127.0.0.1', 'localhost'], authority);
const folder = certificateFolder({ authority, local });

/** A proxy in front of a gRPC service; paths of its plan start in the folder of certificates. */
function proxyOver(
  url: string,
  plan: Partial<RoutingPlan> = {},
  more: Partial<ProxyOptions> = {},
  upstream: Partial<Upstream> = {},
): Promise<RunningProxy> {
  const app: Upstream = {
    url,
    protocol: 'h2',
    ...(url.startsWith('https') ? { tls: { ca: 'authority.crt' } } : {}),
    ...upstream,
  };
  const whole: RoutingPlan = { schema: 'banyan/routing-plan@1', monolith: 'app', upstreams: { app }, ...plan };
  const planFile = join(folder, `plan-${Math.random()}.json`);
  writeFileSync(planFile, JSON.stringify(whole));
  return startProxy({ planFile, listen: '127.0.0.1:0', admin: '127.0.0.1:0', ...more });
}

const inFront = { tls: { certificates: [{ cert: 'local.crt', key: 'local.key' }] } };

describe.each([
  ['cleartext', undefined, {}],
  ['TLS', local, inFront],
] as const)('gRPC over %s', (_, certificate, plan) => {
  let service: EchoService;
  let proxy: RunningProxy;
  beforeAll(async () => {
    service = await startEchoService(certificate);
    proxy = await proxyOver(service.url, plan);
  });
  afterAll(async () => {
    await proxy.close();
    await service.close();
  });
  const ca = certificate && authority.cert;

  it.each(callCases.map((row) => [row.name, row] as const))(
    'is through the proxy as direct: %s',
    async (_name, row) => {
      const direct = await row.run(callService(`127.0.0.1:${service.port}`, ca));
      const proxied = await row.run(callService(proxy.address, ca));
      expect(proxied).toBe(direct);
      expect(proxied).toContain(row.contains);
    },
  );

  it('lets the service know of a deadline and of a client that leaves', async () => {
    const client = callService(proxy.address, ca);
    const before = service.cancelled();
    const call = client.makeUnaryRequest(
      '/test.Echo/Unary',
      asBytes,
      asBytes,
      Buffer.from('wait!'),
      new Metadata(),
      { deadline: Date.now() + 5_000 },
      () => undefined,
    );
    await until(() => service.lastDeadline() < 5_000);
    expect(service.lastDeadline()).toBeGreaterThan(2_000);
    call.cancel();
    await until(() => service.cancelled() > before);
  });
});

describe('gRPC', () => {
  /** Status and details of a unary call. */
  const statusOf = (client: Client, message = 'hello', deadline = 20_000): Promise<string> =>
    new Promise((resolve) =>
      client.makeUnaryRequest(
        '/test.Echo/Unary',
        asBytes,
        asBytes,
        Buffer.from(message),
        new Metadata(),
        { deadline: Date.now() + deadline },
        (error) => resolve(error ? `${error.code} ${error.details}` : '0'),
      ),
    );

  it.each<[name: string, url: string, plan: Partial<RoutingPlan>, expected: string]>([
    ['cannot be reached', 'http://127.0.0.1:1', {}, `${status.UNAVAILABLE} PROXY_UPSTREAM_UNREACHABLE`],
    [
      'takes no message of this size',
      'http://127.0.0.1:1',
      { defaults: { maxBody: 3 } },
      `${status.RESOURCE_EXHAUSTED} PROXY_BODY_TOO_LARGE`,
    ],
  ])('tells in its own words that an upstream %s', async (_, url, plan, expected) => {
    const proxy = closing(await proxyOver(url, plan));
    expect(await statusOf(callService(proxy.address))).toContain(expected);
  });

  it('is held to the times that the plan names, and the caller told 4', async () => {
    const service = closing(await startEchoService());
    const proxy = closing(await proxyOver(service.url, {}, {}, { timeouts: { firstByte: '200ms' } }));
    expect(await statusOf(callService(proxy.address), 'wait!')).toMatch(/^4 PROXY_UPSTREAM_TIMEOUT/);
    await until(() => service.cancelled() === 1);
  });

  it('is ended by the proxy when a deadline has passed that neither side heeds', async () => {
    let reset = -1;
    const origin = closing(await startH2Origin((stream) => stream.on('close', () => (reset = stream.rstCode ?? -1))));
    const proxy = closing(await proxyOver(origin.url));
    const headers = {
      ':method': 'POST',
      ':path': '/test.Echo/Unary',
      te: 'trailers',
      'content-type': 'application/grpc',
    };
    const outcome = await askH2(callH2(proxy.address), { ...headers, 'grpc-timeout': '300m' }, 'message');
    expect(outcome).toMatchObject({ status: 200, headOnly: true, code: 0, headers: { 'grpc-status': '4' } });
    expect(outcome.headers['grpc-message']).toMatch(/^PROXY_TOTAL_TIMEOUT/);
    await until(() => reset === 8);
  });

  it.each([
    ['1H', 3_600_000],
    ['2M', 120_000],
    ['3S', 3_000],
    ['40m', 40],
    ['5000u', 5],
    ['6000000n', 6],
    ['123456789S', undefined],
    ['S', undefined],
    ['-1S', undefined],
    [undefined, undefined],
  ])('understands a time of %s', (text, milliseconds) => {
    expect(parseGrpcTimeout(text)).toBe(milliseconds);
  });

  it('is not cut by limits of time that are for answers, however long nothing comes', async () => {
    const service = closing(await startEchoService());
    const timeouts = { answer: 100, idle: 100 };
    const proxy = closing(await proxyOver(service.url, { defaults: { timeouts: { total: '150ms' } } }, { timeouts }));
    const call = callService(proxy.address).makeBidiStreamRequest<Buffer, Buffer>('/test.Echo/Chat', asBytes, asBytes);
    const heard: string[] = [];
    call.on('data', (chunk: Buffer) => heard.push(chunk.toString())).on('error', (error) => heard.push(String(error)));
    call.write(Buffer.from('one'));
    await until(() => heard.length === 1);
    await pause(700);
    call.write(Buffer.from('two'));
    await until(() => heard.length === 2);
    call.end();
    const { code } = await new Promise<{ code: number }>((resolve) => call.on('status', resolve));
    expect([...heard, code]).toEqual(['one', 'two', 0]);
  });

  it('is told 14 in the middle of a stream when the service dies', async () => {
    const service = closing(await startEchoService());
    const proxy = closing(await proxyOver(service.url));
    const call = callService(proxy.address).makeServerStreamRequest<Buffer, Buffer>(
      '/test.Echo/Download',
      asBytes,
      asBytes,
      Buffer.from('1000 10 20'),
    );
    call.on('error', () => undefined);
    call.once('data', () => service.kill());
    const { code, details } = await new Promise<{ code: number; details: string }>((resolve) =>
      call.on('status', resolve),
    );
    expect(`${code} ${details}`).toMatch(/^14 PROXY_UPSTREAM_CLOSED/);
    expect(await metric(proxy, 'banyan_faults_total{code="PROXY_UPSTREAM_CLOSED"}')).toBe(1);
  });
});

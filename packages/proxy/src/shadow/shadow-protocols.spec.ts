import { writeFileSync } from 'node:fs';
import type { ClientRequest } from 'node:http';
import { join } from 'node:path';
import type { Socket } from 'node:net';
import fc from 'fast-check';
import { type EngineName, engines } from '../forward/engines';
import { certificateFolder, makeCertificate } from '../testing/certificate.fixture';
import { askH2, callH2 } from '../testing/h2-caller.fixture';
import { type Seen, startOrigin, startRawOrigin, valuesOf } from '../testing/origin.fixture';
import { ask, closing, proxyTo } from '../testing/proxy.fixture';
import { startTlsOrigin } from '../testing/tls-origin.fixture';
import { reportAfter, shadowing, shadowPlan } from './shadow.fixture';

const authority = makeCertificate(['our authority']);
const local = makeCertificate(['127.0.0.1'], authority);
const folder = certificateFolder({ authority, local });

describe.each(Object.keys(engines) as EngineName[])('a shadow behind %s', (engine) => {
  it('copies what a caller asked by HTTP/2', async () => {
    const [monolith, service] = [closing(await startOrigin('same')), closing(await startOrigin('same'))];
    const proxy = await shadowing(monolith, service, { methods: ['GET', 'POST'] }, { engine });
    const session = callH2(proxy.address);
    expect(await askH2(session, { ':path': '/a', 'x-one': '1' })).toMatchObject({ status: 200, body: 'same GET /a ' });
    const posted = await askH2(session, { ':method': 'POST', ':path': '/b' }, 'hello');
    expect(posted).toMatchObject({ status: 200, body: 'same POST /b hello' });
    expect(await reportAfter(proxy, 2)).toMatchObject({ copies: 2, verdicts: { match: 2 } });
    expect(valuesOf(service.seen[0] as Seen, 'x-one')).toEqual(['1']);
    expect(valuesOf(service.seen[0] as Seen, 'host')).toEqual(valuesOf(monolith.seen[0] as Seen, 'host'));
  });

  it('speaks TLS to a service that wants it, as callers of the service would', async () => {
    const monolith = closing(await startOrigin('secure'));
    const service = closing(await startTlsOrigin(local));
    const plan = shadowPlan(monolith, monolith);
    const upstreams = { ...plan.upstreams, service: { url: service.url, tls: { ca: 'authority.crt' } } };
    const planFile = join(folder, `plan-${engine}.json`);
    writeFileSync(planFile, JSON.stringify({ ...plan, upstreams }));
    const proxy = await proxyTo({ planFile, engine });
    for (let i = 0; i < 3; i++) await ask(proxy, '/a').then(() => reportAfter(proxy, i + 1));
    expect(service.seen[0]).toMatch(/^GET \/a /);
    expect(service.handshakes()).toBe(1);
  });

  it('answers its callers whatever bytes the service answers', async () => {
    let next: readonly string[] = [];
    let end: (socket: Socket) => void = () => undefined;
    const service = closing(await startRawOrigin((_, socket) => (socket.write(next.join(''), 'latin1'), end(socket))));
    const monolith = closing(await startOrigin('monolith'));
    const proxy = await shadowing(monolith, service, { timeout: '50ms' }, { engine });
    const ends = [(socket: Socket) => socket.end(), (socket: Socket) => socket.resetAndDestroy(), () => undefined];
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), fc.constantFrom(...ends), async (pieces, how) => {
        [next, end] = [pieces, how];
        expect(await ask(proxy, '/')).toBe('monolith GET / ');
      }),
      { numRuns: 150, seed: 20261130 },
    );
    const { copies, failed, verdicts } = await reportAfter(proxy, 150);
    const ended = [...Object.values(failed), ...Object.values(verdicts)].reduce((sum, count) => sum + count, 0);
    expect(ended).toBe(copies);
  });
});

it('carries what options and listeners of http-proxy have added, and the Host of the caller', async () => {
  const [monolith, service] = [closing(await startOrigin('same')), closing(await startOrigin('same'))];
  const on = { proxyReq: (request: ClientRequest) => void request.setHeader('X-Late', ['1', '2']) };
  const httpProxy = { options: { headers: { 'X-Internal': 'yes' }, changeOrigin: true }, on };
  const proxy = await shadowing(monolith, service, { methods: ['GET', 'POST'] }, { engine: 'http-proxy', httpProxy });
  await ask(proxy, '/a', { headers: { 'x-one': '1' } });
  await ask(proxy, '/b', { method: 'POST', body: 'hello' });
  expect(await reportAfter(proxy, 2)).toMatchObject({ copies: 2, verdicts: { match: 2 } });
  const [mine, copy] = [monolith.seen[0] as Seen, service.seen[0] as Seen];
  for (const name of ['x-internal', 'x-late', 'x-one', 'via', 'x-forwarded-for']) {
    expect([name, valuesOf(copy, name)]).toEqual([name, valuesOf(mine, name)]);
  }
  expect(valuesOf(mine, 'x-late').join()).toMatch(/^1, ?2$|^1,2$/);
  expect([valuesOf(mine, 'host'), valuesOf(copy, 'host')]).toEqual([[new URL(monolith.url).host], [proxy.address]]);
});

/** Pieces that answers are made of, good and bad. */
const piece = fc.oneof(
  fc.constantFrom(
    'HTTP/1.1 200 OK\r\n',
    'HTTP/1.1 304 \r\n',
    'HTTP/1.1 100 Continue\r\n\r\n',
    'HTTP/1.1 103 E\r\n\r\n',
  ),
  fc.constantFrom('HTTP/1.1 101 S\r\nUpgrade: a\r\nConnection: upgrade\r\n\r\n', 'HTTP/1.0 200 OK\r\n\r\n', '\r\n'),
  fc.constantFrom('Content-Length: 5\r\n', 'Content-Length: 0\r\n', 'Transfer-Encoding: chunked\r\n', '\r\n\r\n'),
  fc.constantFrom('Content-Type: application/json\r\n', 'Content-Encoding: gzip\r\n', '__proto__: x\r\n', ': \r\n'),
  fc.constantFrom('5\r\nhello\r\n', '0\r\n\r\n', 'hello', '\n', '{"a":[1]}', '\x1f\x8b\x08\x00'),
  fc.string({ unit: 'binary-ascii', maxLength: 20 }),
);

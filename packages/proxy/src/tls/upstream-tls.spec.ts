import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RoutingPlan, Upstream } from '@banyan/model';
import { WebSocket, WebSocketServer } from 'ws';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type EngineName, engines } from '../forward/engines';
import type { LogLine } from '../log/log-line';
import type { ProxyOptions } from '../options';
import type { RunningProxy } from '../start-proxy';
import { certificateFolder, makeCertificate, writeCertificate } from '../testing/certificate.fixture';
import { ask, closing, faultOf, metric, proxyTo } from '../testing/proxy.fixture';
import { until } from '../testing/raw-caller.fixture';
import { startTlsOrigin, type TlsOrigin } from '../testing/tls-origin.fixture';

const authority = makeCertificate(['our authority']);
const stranger = makeCertificate(['another authority']);
const local = makeCertificate(['127.0.0.1'], authority);
const named = makeCertificate(['images.internal'], authority);
const client = makeCertificate(['the proxy'], authority);
const folder = certificateFolder({ authority, stranger, local, named, client });

/** A proxy whose monolith is this upstream; paths of its plan start in the folder of certificates. */
async function proxyOver(
  origin: TlsOrigin,
  tls: Upstream['tls'] = {},
  more: Partial<ProxyOptions> = {},
  upstream: Partial<Upstream> = {},
): Promise<RunningProxy> {
  const app: Upstream = { url: origin.url, tls, ...upstream };
  const plan: RoutingPlan = { schema: 'banyan/routing-plan@1', monolith: 'app', upstreams: { app } };
  const planFile = join(folder, `plan-${Math.random()}.json`);
  writeFileSync(planFile, JSON.stringify(plan));
  return proxyTo({ planFile, ...more });
}

describe.each(Object.keys(engines) as EngineName[])('TLS to upstreams on %s', (engine) => {
  it('carries requests to one whose certificate the plan trusts, on one connection', async () => {
    const origin = closing(await startTlsOrigin(local));
    const proxy = await proxyOver(origin, { ca: 'authority.crt' }, { engine });
    const body = 'x'.repeat(100_000);
    expect(await ask(proxy, '/a', { headers: { host: 'shop.test' } })).toBe('secure GET /a ');
    expect(await ask(proxy, '/b', { method: 'POST', body })).toBe(`secure POST /b ${body}`);
    expect(origin.seen[0]).toBe('GET /a false nobody');
    expect(origin.handshakes()).toBe(1);
  });

  it.each([
    ['nobody vouches for', local, {}],
    ['another authority vouches for', local, { ca: 'stranger.crt' }],
    ['that bears another name', named, { ca: 'authority.crt' }],
    ['whose key is not pinned', local, { ca: 'authority.crt', pins: [named.pin] }],
    ['that asks who we are', local, { ca: 'authority.crt' }],
  ])('answers 502 for an upstream with a certificate %s, and says why once', async (why, certificate, tls) => {
    const asks = why.includes('who we are');
    const options = asks ? { requestCert: true, ca: authority.cert, rejectUnauthorized: true } : {};
    const origin = closing(await startTlsOrigin(certificate, options));
    const lines: LogLine[] = [];
    const proxy = await proxyOver(origin, tls, { engine, log: (line) => lines.push(line) });
    for (let i = 0; i < 2; i++) {
      const fault = await faultOf(await fetch(`http://${proxy.address}/`, { method: 'POST', body: 'x' }));
      // TLS 1.3 tells a client late that its certificate is missed: the connection may have closed before.
      expect(fault).toMatch(asks ? /^502 PROXY_UPSTREAM_(UNTRUSTED|CLOSED)$/ : /^502 PROXY_UPSTREAM_UNTRUSTED$/);
    }
    expect(origin.seen).toEqual([]);
    if (!asks) expect(lines.filter(({ event }) => event === 'upstream-untrusted')).toHaveLength(1);
  });

  it('asks for the name of the plan, shows our certificate, and knows a pinned key', async () => {
    const origin = closing(
      await startTlsOrigin(named, { requestCert: true, rejectUnauthorized: true, ca: authority.cert }),
    );
    const tls = { ca: 'authority.crt', servername: 'images.internal', cert: 'client.crt', key: 'client.key' };
    const proxy = await proxyOver(origin, { ...tls, pins: [local.pin, named.pin] }, { engine });
    expect(await ask(proxy, '/', { headers: { host: 'shop.test' } })).toBe('secure GET / ');
    expect(origin.seen).toEqual(['GET / images.internal CN=the proxy']);
  });

  it('takes over a new authority when its file changes, and keeps the old one when the file is broken', async () => {
    const origin = closing(await startTlsOrigin(local));
    writeCertificate(folder, 'changing', authority);
    const lines: LogLine[] = [];
    const proxy = await proxyOver(origin, { ca: 'changing.crt' }, { engine, log: (line) => lines.push(line) });
    expect(await ask(proxy, '/')).toBe('secure GET / ');
    writeFileSync(join(folder, 'changing.crt'), 'rubbish');
    await until(() => lines.some(({ event }) => event === 'plan-refused'));
    expect(lines.at(-1)?.problems).toMatchObject([
      { code: 'PROXY_TLS_CERTIFICATE_INVALID', path: '/upstreams/app/tls/ca' },
    ]);
    expect(await ask(proxy, '/')).toBe('secure GET / ');
    writeCertificate(folder, 'changing', stranger);
    await until(() => lines.some(({ event }) => event === 'certificates-renewed'));
    expect(proxy.planRefused).toBe(false);
    expect(await metric(proxy, 'banyan_plan_reloads_total{outcome="renewed"}')).toBe(1);
    origin.show(makeCertificate(['127.0.0.1'], stranger));
    expect(await ask(proxy, '/again')).toBe('secure GET /again '); // the connection that was there goes on
    expect(origin.handshakes()).toBe(1);
  });

  it('finds out by active checks how an upstream on https is', async () => {
    const origin = closing(await startTlsOrigin(local));
    const proxy = await proxyOver(origin, { ca: 'authority.crt' }, { engine }, { health: { path: '/healthz' } });
    await until(async () => (await metric(proxy, 'banyan_upstream_available{upstream="app"}')) === 1);
    expect(origin.seen[0]).toBe('GET /healthz false nobody');
  });

  it('carries WebSockets', async () => {
    const server = createServer({ cert: local.cert, key: local.key });
    const echo = new WebSocketServer({ server });
    echo.on('connection', (socket) => socket.on('message', (data) => socket.send(data)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const url = `https://127.0.0.1:${port}`;
    closing({ close: async () => (server.close(), server.closeAllConnections()) });
    const proxy = await proxyOver({ url } as TlsOrigin, { ca: 'authority.crt' }, { engine });
    const socket = new WebSocket(`ws://${proxy.address}/`);
    socket.on('open', () => socket.send('hello'));
    const heard = await new Promise((resolve, reject) => socket.on('message', resolve).on('error', reject));
    expect(String(heard)).toBe('hello');
    socket.terminate();
    echo.clients.forEach((one) => one.terminate());
  });
});

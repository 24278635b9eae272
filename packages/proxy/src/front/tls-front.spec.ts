import { writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { connect as connectTcp } from 'node:net';
import { join } from 'node:path';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import type { RoutingPlan } from '@banyan/model';
import { WebSocket, WebSocketServer } from 'ws';
import type { LogLine } from '../log/log-line';
import type { ProxyOptions } from '../options';
import type { RunningProxy } from '../start-proxy';
import { certificateFolder, makeCertificate, writeCertificate } from '../testing/certificate.fixture';
import { askH2, callH2 } from '../testing/h2-caller.fixture';
import { type Origin, startBareOrigin, startOrigin, valuesOf } from '../testing/origin.fixture';
import { closing, metric, proxyTo } from '../testing/proxy.fixture';
import { open, until } from '../testing/raw-caller.fixture';

const authority = makeCertificate(['our authority']);
const first = makeCertificate(['shop.test', '127.0.0.1'], authority);
const second = makeCertificate(['photos.test', '*.photos.test'], authority);
const folder = certificateFolder({ authority, first, second });
const certificates = [
  { cert: 'first.crt', key: 'first.key' },
  { cert: 'second.crt', key: 'second.key' },
];

function proxyOver(
  origin: Origin,
  plan: Partial<RoutingPlan> = {},
  more: Partial<ProxyOptions> = {},
): Promise<RunningProxy> {
  const whole = {
    schema: 'banyan/routing-plan@1',
    monolith: 'app',
    upstreams: { app: { url: origin.url } },
    tls: { certificates },
    ...plan,
  };
  const planFile = join(folder, `plan-${Math.random()}.json`);
  writeFileSync(planFile, JSON.stringify(whole));
  return proxyTo({ planFile, ...more });
}

/** A handshake; undefined when it failed. */
async function shake(address: string, options: ConnectionOptions = {}): Promise<TLSSocket | undefined> {
  const [host, port] = address.split(':');
  const socket = connect({
    host,
    port: Number(port),
    ca: authority.cert,
    checkServerIdentity: () => undefined,
    ...options,
  });
  socket.on('error', () => undefined);
  const secured = await new Promise<boolean>((resolve) =>
    socket.once('secureConnect', () => resolve(true)).once('close', () => resolve(false)),
  );
  return secured ? socket : undefined;
}

/** Names in the certificate that a caller gets who asks for a host. */
async function shown(address: string, servername?: string): Promise<string | undefined> {
  const socket = await shake(address, servername === undefined ? {} : { servername });
  const names = socket?.getPeerX509Certificate()?.subject;
  socket?.destroy();
  return names;
}

/** Body of an answer by HTTP/1.1 over TLS. */
function askTls(
  proxy: RunningProxy,
  path: string,
  headers: Record<string, string> = {},
): Promise<{ body: string; cookie: string }> {
  const [host, port] = proxy.address.split(':');
  return new Promise((resolve, reject) => {
    const asking = request({ host, port, path, ca: authority.cert, headers, agent: false }, (answer) => {
      let body = '';
      answer.on('data', (chunk) => (body += String(chunk)));
      answer.on('end', () => resolve({ body, cookie: String(answer.headers['set-cookie']) }));
    });
    asking.on('error', reject).end();
  });
}

describe('TLS in front', () => {
  it.each([
    ['shop.test', 'CN=shop.test'],
    ['photos.test', 'CN=photos.test'],
    ['a.photos.test', 'CN=photos.test'],
    ['b.a.photos.test', 'CN=shop.test'],
    ['unknown.test', 'CN=shop.test'],
    [undefined, 'CN=shop.test'],
  ])('shows a caller that asks for %s the certificate of %s', async (host, subject) => {
    const proxy = await proxyOver(closing(await startOrigin()));
    expect(await shown(proxy.address, host)).toBe(subject);
  });

  it.each([
    [['h2', 'http/1.1'], 'h2'],
    [['http/1.1', 'h2'], 'h2'],
    [['http/1.1'], 'http/1.1'],
    [undefined, false],
  ])('speaks, of %j, %s', async (offered, chosen) => {
    const proxy = await proxyOver(closing(await startOrigin()));
    const socket = await shake(proxy.address, offered ? { ALPNProtocols: offered } : {});
    expect(socket?.alpnProtocol).toBe(chosen);
    socket?.destroy();
  });

  it.each<[what: string, options: ConnectionOptions]>([
    ['TLS 1.1', { maxVersion: 'TLSv1.1', minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' }],
    ['a protocol nobody speaks', { ALPNProtocols: ['spdy/3'] }],
  ])('refuses %s, and counts it', async (_, options) => {
    const proxy = await proxyOver(closing(await startOrigin()));
    expect(await shake(proxy.address, options)).toBeUndefined();
    expect(await metric(proxy, 'banyan_tls_handshakes_failed_total')).toBe(1);
  });

  it('speaks only TLS 1.3 where the plan says so', async () => {
    const tls = { certificates, minVersion: 'TLSv1.3' as const };
    const proxy = await proxyOver(closing(await startOrigin()), { tls });
    expect(proxy.secure).toBe(true);
    expect(await shake(proxy.address, { maxVersion: 'TLSv1.2', servername: 'photos.test' })).toBeUndefined();
    const socket = await shake(proxy.address);
    expect(socket?.getProtocol()).toBe('TLSv1.3');
    socket?.destroy();
  });

  it('tells upstreams of it, and marks the cookie it issues as Secure, by HTTP/1.1 and HTTP/2 alike', async () => {
    const [app, images] = [closing(await startOrigin()), closing(await startOrigin('images'))];
    const plan: Partial<RoutingPlan> = {
      upstreams: { app: { url: app.url }, images: { url: images.url } },
      routes: [{ name: 'a', match: { prefix: '/' }, service: 'images', phase: 'canary', share: 50 }],
      stickyKey: [{ issue: 'who' }],
      signingKey: { env: 'KEY' },
    };
    const proxy = await proxyOver(app, plan, { environment: { KEY: 'k'.repeat(40) } });
    const cookies = [
      (await askTls(proxy, '/1')).cookie,
      String((await askH2(callH2(proxy.address, authority.cert), { ':path': '/2' })).headers['set-cookie']),
    ];
    for (const cookie of cookies) expect(cookie).toMatch(/^who=.*; Secure$/);
    const seen = [...app.seen, ...images.seen];
    expect(seen.map((request) => valuesOf(request, 'x-forwarded-proto'))).toEqual([['https'], ['https']]);
  });

  it('carries WebSockets', async () => {
    const origin = closing(await startBareOrigin(() => undefined));
    const { createServer } = await import('node:http');
    const server = createServer();
    new WebSocketServer({ server }).on('connection', (socket) => socket.on('message', (data) => socket.send(data)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing({ close: async () => (server.close(), server.closeAllConnections()) });
    const { port } = server.address() as { port: number };
    const proxy = await proxyOver(origin, { upstreams: { app: { url: `http://127.0.0.1:${port}` } } });
    const socket = new WebSocket(`wss://${proxy.address}/`, { ca: authority.cert });
    socket.on('open', () => socket.send('hello'));
    expect(String(await new Promise((resolve, reject) => socket.on('message', resolve).on('error', reject)))).toBe(
      'hello',
    );
    socket.terminate();
  });

  it('takes over changed certificates and closes no connection; a broken one leaves the old one and is told of', async () => {
    writeCertificate(folder, 'changing', first);
    const tls = {
      certificates: [{ cert: 'changing.crt', key: 'changing.key' }, certificates[1] as (typeof certificates)[0]],
    };
    const lines: LogLine[] = [];
    const proxy = await proxyOver(
      closing(await startOrigin()),
      { tls },
      { log: (line) => lines.push(line), watch: false },
    );
    const session = callH2(proxy.address, authority.cert);
    expect((await askH2(session, { ':path': '/1' })).status).toBe(200);
    writeFileSync(join(folder, 'changing.crt'), 'rubbish');
    expect(await proxy.reload()).toMatchObject({
      kind: 'refused',
      problems: [{ code: 'PROXY_TLS_CERTIFICATE_INVALID', path: '/tls/certificates/0/cert' }],
    });
    expect(await shown(proxy.address)).toBe('CN=shop.test');
    writeCertificate(folder, 'changing', makeCertificate(['renewed.test'], authority));
    expect(await proxy.reload()).toMatchObject({ kind: 'renewed' });
    expect(await shown(proxy.address)).toBe('CN=renewed.test');
    expect(await shown(proxy.address, 'renewed.test')).toBe('CN=renewed.test');
    expect(await shown(proxy.address, 'a.photos.test')).toBe('CN=photos.test');
    expect((await askH2(session, { ':path': '/2' })).status).toBe(200);
    const [key = ''] = first.key.split('\n').slice(1);
    expect(JSON.stringify(lines)).not.toContain(key);
    expect(await (await fetch(`http://${proxy.adminAddress}/plan`)).text()).not.toContain(key);
  });

  it('notices by itself that a certificate has changed', async () => {
    writeCertificate(folder, 'watched', first);
    const tls = { certificates: [{ cert: 'watched.crt', key: 'watched.key' }] };
    const proxy = await proxyOver(closing(await startOrigin()), { tls });
    expect(await shown(proxy.address)).toBe('CN=shop.test');
    writeCertificate(folder, 'watched', second);
    await until(async () => (await shown(proxy.address)) === 'CN=photos.test');
  });

  it.each(['nothing', 'half a handshake', 'HTTP'])('lets go of a connection that says %s', async (what) => {
    const proxy = await proxyOver(closing(await startOrigin()), {}, { timeouts: { head: 300 } });
    const socket = await open(proxy.address);
    if (what === 'half a handshake') socket.write(Buffer.from([0x16, 3, 1, 2, 0, 1]));
    if (what === 'HTTP') socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    socket.resume();
    await until(() => socket.closed);
    expect((await askTls(proxy, '/after')).body).toBe('app GET /after ');
  });

  it('survives callers that break off in the middle of a handshake', async () => {
    const proxy = await proxyOver(closing(await startOrigin()));
    for (let i = 0; i < 30; i++) {
      const socket = connectTcp({ host: '127.0.0.1', port: Number(proxy.address.split(':')[1]) }).on(
        'error',
        () => undefined,
      );
      socket.write(Buffer.from([0x16, 3, 1, 0, 200, 1, 0, 0, 196, 3, 3].slice(0, 1 + (i % 11))), () =>
        socket.resetAndDestroy(),
      );
    }
    expect((await askTls(proxy, '/')).body).toBe('app GET / ');
  });

  it('drains: idle connections are closed, what is under way is finished', async () => {
    const origin = closing(await startOrigin('app', (_, response) => void setTimeout(() => response.end('done'), 200)));
    const proxy = await proxyOver(origin);
    const silent = await shake(proxy.address);
    const answer = askTls(proxy, '/');
    await until(() => origin.seen.length === 1);
    const report = proxy.drain();
    expect((await answer).body).toBe('done');
    expect(await report).toEqual({ cut: 0, dismissed: 0 });
    await until(() => silent?.closed === true);
  });
});

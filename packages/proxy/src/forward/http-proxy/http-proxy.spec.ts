import type { LogLine } from '../../log/log-line';
import { startOrigin, startRawOrigin, valuesOf } from '../../testing/origin.fixture';
import { ask, closing, faultOf, proxyInFrontOf, proxyTo } from '../../testing/proxy.fixture';
import { converse } from '../../testing/raw-caller.fixture';
import type { HttpProxyEvents, HttpProxySettings } from './settings';

const engine = 'http-proxy';

describe('options of http-proxy', () => {
  it('set fields for the upstream', async () => {
    const origin = closing(await startOrigin());
    const options = { changeOrigin: true, headers: { 'X-Tenant': 'a', cookie: 'b=2' }, auth: 'user:word' };
    const proxy = await proxyInFrontOf(origin, { engine, httpProxy: { options } });
    await ask(proxy, '/', { headers: { cookie: 'a=1' } });
    const [seen] = origin.seen;
    if (!seen) throw new Error('nothing arrived');
    expect(valuesOf(seen, 'host')).toEqual([`127.0.0.1:${origin.port}`]);
    expect(valuesOf(seen, 'x-tenant')).toEqual(['a']);
    expect(valuesOf(seen, 'cookie')).toEqual(['b=2']);
    expect(valuesOf(seen, 'authorization')).toEqual(['Basic dXNlcjp3b3Jk']);
  });

  it('rewrite cookies and redirects of the upstream, and leave the rest as it came', async () => {
    const origin = closing(
      await startOrigin('app', ({ headers }, response) => {
        response.setHeader('Set-Cookie', ['a=1; Domain=old.test; Path=/old', 'b=2']);
        response.writeHead(302, { Location: `http://${headers.host}/next`, 'X-ODD': 'kept' }).end();
      }),
    );
    const options = {
      changeOrigin: true,
      autoRewrite: true,
      protocolRewrite: 'https',
      cookieDomainRewrite: 'new.test',
      cookiePathRewrite: { '/old': '/new' },
    };
    const proxy = await proxyInFrontOf(origin, { engine, httpProxy: { options } });
    const { text } = await converse(proxy.address, ['GET / HTTP/1.1\r\nHost: shop.test\r\nConnection: close\r\n\r\n']);
    expect(text).toContain('Location: https://shop.test/next\r\n');
    expect(text).toContain('Set-Cookie: a=1; Domain=new.test; Path=/new\r\nSet-Cookie: b=2\r\n');
    expect(text).toContain('X-ODD: kept\r\n');
  });

  it.each([
    'target forward agent ssl ws xfwd secure toProxy prependPath ignorePath'.split(' '),
    'followRedirects selfHandleResponse buffer method timeout proxyTimeout anything'.split(' '),
  ])('are refused where they would take a guard away: %s, …', async (...names) => {
    for (const name of names) {
      const httpProxy = { options: { [name]: true } } as HttpProxySettings;
      const refused = proxyTo({ to: 'http://127.0.0.1:1', engine, httpProxy });
      await expect(refused).rejects.toMatchObject({ code: 'PROXY_ENGINE_OPTION', hint: expect.stringMatching(/\.$/) });
    }
  });

  it.each<Record<string, string>>([
    { 'transfer-encoding': 'x' },
    { Connection: 'x' },
    { 'X-Forwarded-For': '1' },
    { 'a b': '1' },
    { a: 'b\r\n' },
  ])('may not set the field %j', async (headers) => {
    const refused = proxyTo({ to: 'http://127.0.0.1:1', engine, httpProxy: { options: { headers } } });
    await expect(refused).rejects.toMatchObject({ code: 'PROXY_ENGINE_OPTION' });
  });

  it('are refused with another engine, and an unknown engine is', async () => {
    const to = 'http://127.0.0.1:1';
    await expect(proxyTo({ to, httpProxy: {} })).rejects.toMatchObject({ code: 'PROXY_ENGINE_OPTION' });
    await expect(proxyTo({ to, engine: 'toString' as never })).rejects.toMatchObject({ code: 'PROXY_ENGINE_UNKNOWN' });
  });

  it('stop no process when the upstream’s redirect cannot be read', async () => {
    const answer = 'HTTP/1.1 302 Found\r\nLocation: http://a:99999999/\r\nContent-Length: 0\r\n\r\n';
    const origin = closing(await startRawOrigin((_, socket) => void socket.write(answer)));
    const proxy = await proxyInFrontOf(origin, { engine, httpProxy: { options: { hostRewrite: 'b.test' } } });
    for (const path of ['/1', '/2']) {
      const { status } = await fetch(`http://${proxy.address}${path}`, { redirect: 'manual' });
      expect([302, 502]).toContain(status);
    }
  });
});

describe('events of http-proxy', () => {
  it.each([
    ['GET', null],
    ['POST', 'hello'],
    ['POST', 'x'.repeat(200_000)],
  ])('come in order for %s, with the caller’s request and both heads open for changes', async (method, body) => {
    const origin = closing(await startOrigin('app', (_, response) => response.setHeader('X-Secret', '1').end('ok')));
    const events: string[] = [];
    const on: HttpProxyEvents = {
      start: (request, target) => void events.push(`start ${request.url} ${target === origin.url}`),
      proxyReq: (proxyReq, request) => {
        events.push(`proxyReq ${request.headers['x-in']}`);
        proxyReq.setHeader('X-In', 'changed');
        proxyReq.removeHeader('User-Agent');
      },
      proxyRes: (proxyRes, _, answer) => {
        events.push(`proxyRes ${proxyRes.statusCode}`);
        delete proxyRes.headers['x-secret'];
        proxyRes.headers['x-out'] = 'added';
        proxyRes.statusCode = 203;
        answer.setHeader('X-Also', 'this');
      },
      end: () => void events.push('end'),
    };
    const proxy = await proxyInFrontOf(origin, { engine, httpProxy: { on } });
    const answer = await fetch(`http://${proxy.address}/a`, { method, body, headers: { 'x-in': '1' } });
    expect([answer.status, await answer.text()]).toEqual([203, 'ok']);
    const fields = ['x-secret', 'x-out', 'x-also'].map((name) => answer.headers.get(name));
    expect(fields).toEqual([null, 'added', 'this']);
    expect(events).toEqual(['start /a true', 'proxyReq 1', 'proxyRes 200', 'end']);
    expect(valuesOf(origin.seen[0] as never, 'x-in')).toEqual(['changed']);
    expect(valuesOf(origin.seen[0] as never, 'user-agent')).toEqual([]);
  });

  it('tell of a failure after the caller was told', async () => {
    const origin = closing(await startRawOrigin((_, socket) => void socket.end()));
    const codes: string[] = [];
    const on: HttpProxyEvents = { error: (error, { url }, code) => void codes.push(`${url} ${error.name} ${code}`) };
    const proxy = await proxyInFrontOf(origin, { engine, httpProxy: { on } });
    expect(await faultOf(await fetch(`http://${proxy.address}/a`))).toBe('502 PROXY_UPSTREAM_CLOSED');
    expect(codes).toEqual(['/a Error PROXY_UPSTREAM_CLOSED']);
  });

  it.each<[string, HttpProxyEvents, number]>([
    ['throws in proxyReq', { proxyReq: () => fault() }, 0],
    ['throws in start', { start: () => fault() }, 0],
    ['throws in proxyRes', { proxyRes: () => fault() }, 1],
    ['sets an impossible field', { proxyRes: (_, __, answer) => void answer.setHeader('a b', '1') }, 1],
    [
      'sets an impossible status',
      { proxyRes: (_, __, answer) => void (answer.statusCode = 200), end: () => fault() },
      1,
    ],
    ['re-frames the body', { proxyReq: (proxyReq) => void proxyReq.setHeader('Content-Length', '2') }, 0],
    ['sends the head itself', { proxyReq: (proxyReq) => void proxyReq.flushHeaders() }, -1],
    ['changes the path', { proxyReq: (proxyReq) => void (proxyReq.path = '/b HTTP/1.1\r\n\r\nGET /c') }, 0],
  ])('fail their request and nothing else when a listener %s', async (name, on, reached) => {
    const lines: LogLine[] = [];
    const origin = closing(await startOrigin());
    const proxy = await proxyInFrontOf(origin, { engine, httpProxy: { on }, log: (line) => lines.push(line) });
    const answer = await fetch(`http://${proxy.address}/`, { method: 'POST', body: 'hello' }).catch(() => undefined);
    if (answer && !name.includes('status')) expect(await faultOf(answer)).toBe('500 PROXY_INTERNAL');
    if (reached >= 0) expect(origin.seen).toHaveLength(reached);
    expect(lines.map(({ event }) => event)).toContain('listener-failed');
    expect((await fetch(`http://${proxy.adminAddress}/healthz`)).status).toBe(200);
  });
});

function fault(): never {
  throw new Error('the listener is wrong');
}

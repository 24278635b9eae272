import { startBareOrigin, startOrigin, valuesOf } from './testing/origin.fixture';
import { ask, closing, faultOf, metric, proxyInFrontOf, proxyTo } from './testing/proxy.fixture';
import { converse, listenTo, open, pause } from './testing/raw-caller.fixture';

const host = 'Host: app.test\r\n';

/** Status and code of the proxy's answer to raw bytes, and how many requests reached the upstream. */
async function judge(bytes: string | readonly string[], quiet?: number): Promise<string> {
  const origin = closing(await startOrigin());
  const proxy = await proxyInFrontOf(origin);
  const { text } = await converse(proxy.address, typeof bytes === 'string' ? [bytes] : bytes, quiet);
  const [, status = 'nothing'] = /^HTTP\/1\.1 (\d+)/.exec(text) ?? [];
  const [, code = ''] = /"code":"(\w+)"/.exec(text) ?? [];
  return `${status} ${code} ${origin.seen.length}`.replace('  ', ' ');
}

/** What else it refuses is in `correctness/requests.spec.ts`. */
describe('the server refuses', () => {
  it('and counts it', async () => {
    const proxy = await proxyInFrontOf(closing(await startOrigin()));
    await converse(proxy.address, [`GET /a#b HTTP/1.1\r\n${host}\r\n`]);
    expect(await metric(proxy, 'banyan_requests_refused_total{code="PROXY_BAD_TARGET"}')).toBe(1);
  });

  it('requests that came through it before', async () => {
    const origin = closing(await startOrigin());
    const proxy = await proxyInFrontOf(origin);
    await ask(proxy, '/');
    const via = valuesOf(origin.seen[0] as never, 'via')[0] ?? '';
    const again = await fetch(`http://${proxy.address}/`, { headers: { via: `1.0 other, ${via}` } });
    expect(await faultOf(again)).toBe('508 PROXY_LOOP');
  });

  it('a bad chunk with 400, when nothing was answered yet', async () => {
    const origin = closing(await startBareOrigin((request) => void request.resume()));
    const proxy = await proxyInFrontOf(origin);
    const head = `POST / HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\n`;
    const { text, end } = await converse(proxy.address, [`${head}5\r\nhello\r\n`, 'ZZ\r\n']);
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect(end).toBe('end');
  });

  it('rubbish behind a good request without harm to the good one’s answer', async () => {
    const origin = closing(await startOrigin('app', (_, response) => void setTimeout(() => response.end('late'), 50)));
    const proxy = await proxyInFrontOf(origin);
    const { text } = await converse(proxy.address, [`GET / HTTP/1.1\r\n${host}\r\nRUBBISH\r\n\r\n`]);
    expect(text).not.toMatch(/400/);
  });
});

describe('the server serves', () => {
  it('an absolute target of this server as a path', async () => {
    const origin = closing(await startOrigin());
    const proxy = await proxyInFrontOf(origin);
    const lines = ['GET http://APP.test/a?b', 'GET http://app.test?b', 'GET http://app.test'];
    for (const line of lines) {
      await converse(proxy.address, [`${line} HTTP/1.1\r\n${host}Connection: close\r\n\r\n`]);
    }
    expect(origin.seen.map(({ url }) => url)).toEqual(['/a?b', '/?b', '/']);
  });

  it('OPTIONS * itself', async () => {
    expect(await judge(`OPTIONS * HTTP/1.1\r\n${host}Connection: close\r\n\r\n`)).toBe('204 0');
  });

  it('HTTP/1.0 without Host', async () => {
    expect(await judge('GET / HTTP/1.0\r\n\r\n')).toBe('200 1');
  });

  it('pipelined requests in their order', async () => {
    const answering = (request: { url?: string }, response: { end(text: string): void }): void => {
      setTimeout(() => response.end(`<${request.url}>`), request.url === '/1' ? 60 : 5);
    };
    const proxy = await proxyInFrontOf(closing(await startOrigin('app', answering)));
    const requests = ['/1', '/2', '/3'].map((path) => `GET ${path} HTTP/1.1\r\n${host}\r\n`);
    const { text } = await converse(proxy.address, [requests.join('')]);
    expect(text.match(/<[^>]*>/g)).toEqual(['</1>', '</2>', '</3>']);
  });
});

describe('what the upstream is told about the caller', () => {
  const spoofed = {
    'x-forwarded-for': '1.2.3.4',
    'x-forwarded-host': 'evil.test',
    'x-forwarded-proto': 'https',
    'x-forwarded-port': '1',
    'x-real-ip': '1.2.3.4',
    forwarded: 'for=1.2.3.4',
  };

  it('is what the proxy knows, not what the caller says', async () => {
    const origin = closing(await startOrigin());
    const proxy = await proxyInFrontOf(origin);
    await ask(proxy, '/', { headers: spoofed });
    const [seen] = origin.seen;
    if (!seen) throw new Error('nothing arrived');
    expect(valuesOf(seen, 'x-forwarded-for')).toEqual(['127.0.0.1']);
    expect(valuesOf(seen, 'x-forwarded-proto')).toEqual(['http']);
    expect(valuesOf(seen, 'x-forwarded-host')).toEqual([proxy.address]);
    expect(['x-forwarded-port', 'x-real-ip', 'forwarded'].flatMap((name) => valuesOf(seen, name))).toEqual([]);
  });

  it('is what a trusted proxy in front says, and that proxy', async () => {
    const origin = closing(await startOrigin());
    const proxy = await proxyInFrontOf(origin, { trust: ['127.0.0.0/8'] });
    await ask(proxy, '/', { headers: spoofed });
    const [seen] = origin.seen;
    if (!seen) throw new Error('nothing arrived');
    expect(valuesOf(seen, 'x-forwarded-for')).toEqual(['1.2.3.4, 127.0.0.1']);
    expect(valuesOf(seen, 'x-forwarded-proto')).toEqual(['https']);
    expect(valuesOf(seen, 'x-forwarded-host')).toEqual(['evil.test']);
    expect(valuesOf(seen, 'forwarded')).toEqual(['for=1.2.3.4, for=127.0.0.1;proto=http']);
  });

  it('leaves out fields for one connection and those that Connection names, but never what frames a message', async () => {
    const origin = closing(await startOrigin());
    const proxy = await proxyInFrontOf(origin);
    const fields = [
      'Connection: close, X-Private, Cookie, Content-Length, Host, X-Forwarded-For',
      'X-Private: 1',
      'Keep-Alive: timeout=9',
      'Proxy-Authorization: Basic x',
      'Proxy-Connection: keep-alive',
      'TE: gzip, trailers',
      'Upgrade: h2c',
      'Cookie: a=1',
      'Content-Length: 5',
    ];
    const { text } = await converse(proxy.address, [`POST / HTTP/1.1\r\n${host}${fields.join('\r\n')}\r\n\r\nhello`]);
    expect(text).toContain('app POST / hello');
    const [seen] = origin.seen;
    if (!seen) throw new Error('nothing arrived');
    const gone = ['x-private', 'keep-alive', 'proxy-authorization', 'proxy-connection', 'upgrade'];
    expect(gone.flatMap((name) => valuesOf(seen, name))).toEqual([]);
    expect(valuesOf(seen, 'cookie')).toEqual(['a=1']);
    expect(valuesOf(seen, 'te')).toEqual(['trailers']);
    expect(valuesOf(seen, 'x-forwarded-for')).toEqual(['127.0.0.1']);
  });

  it('refuses to trust what is no address', async () => {
    await expect(proxyTo({ to: 'http://127.0.0.1:1', trust: ['10.0.0.0/99'] })).rejects.toMatchObject({
      code: 'PROXY_TRUST_INVALID',
    });
  });
});

describe('callers that do not move', () => {
  const timeouts = { head: 200, idle: 300 };

  it.each([
    ['send nothing', [''], /^HTTP\/1\.1 408 /],
    ['do not finish their head', ['GET / HTTP/1.1\r\nHost: a\r\n'], /^HTTP\/1\.1 408 /],
    ['do not finish a short body', [`POST / HTTP/1.1\r\n${host}Content-Length: 10\r\n\r\nhello`], /^HTTP\/1\.1 408 /],
    ['do not finish a long body', [`POST / HTTP/1.1\r\n${host}Content-Length: 99999\r\n\r\nhello`], /^HTTP\/1\.1 408 /],
  ])('and %s are let go', async (_, pieces, answer) => {
    const proxy = await proxyInFrontOf(closing(await startOrigin()), { timeouts });
    const { text, end } = await converse(proxy.address, pieces, 2_500);
    expect(text).toMatch(answer);
    expect(end).not.toBe('open');
  });

  it('and do not take their answer are let go', async () => {
    const origin = closing(await startOrigin('app', (_, response) => response.end(Buffer.alloc(32 * 1024 * 1024))));
    const proxy = await proxyInFrontOf(origin, { timeouts });
    const socket = await open(proxy.address);
    socket.pause();
    socket.write(`GET / HTTP/1.1\r\n${host}\r\n`);
    await pause(1_200);
    const heard = listenTo(socket);
    socket.resume();
    const { text, end } = await heard(2_000);
    expect(text.length).toBeLessThan(32 * 1024 * 1024);
    expect(end).not.toBe('open');
  });

  it('do not hinder those that do', async () => {
    const proxy = await proxyInFrontOf(closing(await startOrigin()), { timeouts });
    const idle = await Promise.all(Array.from({ length: 50 }, () => open(proxy.address)));
    expect(await ask(proxy, '/')).toContain('app GET /');
    idle.forEach((socket) => socket.destroy());
  });
});

describe('the access log', () => {
  it('has a line for a share of the requests, without queries', async () => {
    const lines: unknown[] = [];
    let draw = 0.9;
    const proxy = await proxyInFrontOf(closing(await startOrigin()), {
      accessLog: { share: 0.5, write: (line) => lines.push(line) },
      random: () => (draw = 1 - draw),
    });
    await ask(proxy, '/a?token=secret', { method: 'POST', body: 'x' });
    await ask(proxy, '/b');
    expect(lines).toEqual([
      {
        method: expect.any(String),
        path: expect.stringMatching(/^\/[ab]$/),
        status: 200,
        route: '(unrouted)',
        upstream: 'monolith',
        revision: 1,
        address: '127.0.0.1',
        milliseconds: expect.any(Number),
        whole: true,
      },
    ]);
  });
});

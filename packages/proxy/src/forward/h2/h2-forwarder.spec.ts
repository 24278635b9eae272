import { randomBytes } from 'node:crypto';
import { constants } from 'node:http2';
import { askH2, callH2 } from '../../testing/h2-caller.fixture';
import { type H2Answering, startH2Origin } from '../../testing/h2-origin.fixture';
import { ask, closing, faultOf, metric } from '../../testing/proxy.fixture';
import { until } from '../../testing/raw-caller.fixture';
import { startTlsOrigin } from '../../testing/tls-origin.fixture';
import { local, proxyOver } from './h2-proxy.fixture';

const { NGHTTP2_CANCEL } = constants;

describe.each([
  ['cleartext', undefined],
  ['TLS', local],
] as const)('HTTP/2 to upstreams over %s', (_, certificate) => {
  it.each(['HTTP/1.1', 'HTTP/2'] as const)('carries what a caller by %s asks, on one connection', async (version) => {
    const origin = closing(await startH2Origin(undefined, certificate));
    const proxy = await proxyOver(origin.url);
    const send = async (path: string, body?: string): Promise<string> => {
      if (version === 'HTTP/1.1') return ask(proxy, path, body === undefined ? {} : { method: 'POST', body });
      const method = body === undefined ? 'GET' : 'POST';
      return (await askH2(callH2(proxy.address), { ':path': path, ':method': method }, body)).body;
    };
    const large = randomBytes(300_000).toString('hex');
    expect(await send('/a?b=%20c')).toBe('h2 GET /a?b=%20c ');
    expect(await send('/a', 'hello')).toBe('h2 POST /a hello');
    expect((await send('/large', large)) === `h2 POST /large ${large}`).toBe(true);
    expect(await Promise.all(Array.from({ length: 60 }, (__, i) => send(`/${i}`)))).toContain('h2 GET /59 ');
    expect(origin.sessions.size).toBe(1);
    expect(origin.seen[0]).toMatchObject({ ':authority': proxy.address, ':scheme': certificate ? 'https' : 'http' });
  });
});

describe('HTTP/2 to upstreams', () => {
  it('carries trailers and hints both ways', async () => {
    const answering: H2Answering = (stream) => {
      stream.additionalHeaders({ ':status': 103, link: '</a.css>' });
      stream.on('trailers', (trailers) => {
        stream.respond({ ':status': 200 }, { waitForTrailers: true });
        stream.on('wantTrailers', () =>
          stream.sendTrailers({ 'x-sum': String(trailers['x-of-caller']), 'x-bin': '\xff' }),
        );
        stream.end('body');
      });
      stream.resume();
    };
    const origin = closing(await startH2Origin(answering));
    const proxy = await proxyOver(origin.url);
    const outcome = await askH2(callH2(proxy.address), { ':path': '/', ':method': 'POST' }, 'x', {
      'x-of-caller': '7',
    });
    expect(outcome).toMatchObject({
      body: 'body',
      trailers: { 'x-sum': '7', 'x-bin': '\xff' },
      informational: [{ link: '</a.css>' }],
    });
  });

  it('passes an answer on that is nothing but a head', async () => {
    const origin = closing(
      await startH2Origin((stream) => stream.respond({ ':status': 200, 'grpc-status': '5' }, { endStream: true })),
    );
    const proxy = await proxyOver(origin.url);
    expect(await askH2(callH2(proxy.address), { ':path': '/' })).toMatchObject({
      headOnly: true,
      headers: { 'grpc-status': '5' },
    });
  });

  it('opens as many connections as the upstream’s limit of streams asks for', async () => {
    const answering: H2Answering = (stream) => void setTimeout(() => (stream.respond(), stream.end('ok')), 400);
    const origin = closing(await startH2Origin(answering, undefined, { maxConcurrentStreams: 10 }));
    const proxy = await proxyOver(origin.url);
    const answers = await Promise.all(Array.from({ length: 60 }, () => ask(proxy, '/')));
    expect(answers.every((answer) => answer === 'ok')).toBe(true);
    expect(origin.sessions.size).toBeGreaterThan(1);
    expect(origin.sessions.size).toBeLessThanOrEqual(6);
  });

  it('lets go of the upstream’s stream when the caller leaves, and keeps the connection', async () => {
    const codes: (number | undefined)[] = [];
    const origin = closing(
      await startH2Origin((stream, { ':path': path }) => {
        stream.on('close', () => codes.push(stream.rstCode));
        stream.respond();
        if (path === '/') stream.end('ok');
        else stream.write('begun');
      }),
    );
    const proxy = await proxyOver(origin.url);
    const leaving = new AbortController();
    const answer = await fetch(`http://${proxy.address}/slow`, { signal: leaving.signal });
    expect(answer.status).toBe(200);
    leaving.abort();
    await until(() => codes[0] === NGHTTP2_CANCEL);
    expect(await ask(proxy, '/')).toBe('ok');
    expect(origin.sessions.size).toBe(1);
  });

  it('answers for an upstream that nobody listens at, and one that does not take HTTP/2', async () => {
    const nobody = await proxyOver('http://127.0.0.1:1');
    expect(await faultOf(await fetch(`http://${nobody.address}/`))).toBe('502 PROXY_UPSTREAM_UNREACHABLE');
    const origin = closing(await startTlsOrigin(local));
    const older = await proxyOver(origin.url);
    expect((await faultOf(await fetch(`http://${older.address}/`))).slice(0, 12)).toBe('502 PROXY_UP');
  });

  it.each([
    ['cleartext', undefined],
    ['TLS', local],
  ] as const)('finds out by active checks how an upstream is, over %s', async (_, certificate) => {
    let status = 200;
    const origin = closing(
      await startH2Origin((stream) => stream.respond({ ':status': status }, { endStream: true }), certificate),
    );
    const proxy = await proxyOver(origin.url, { health: { path: '/healthz', interval: '100ms', fall: 1 } });
    const isAvailable = (): Promise<number | undefined> => metric(proxy, 'banyan_upstream_available{upstream="app"}');
    await until(async () => (await isAvailable()) === 1);
    expect(origin.seen[0]).toMatchObject({ ':path': '/healthz' });
    status = 503;
    await until(async () => (await isAvailable()) === 0);
  });

  it('takes what an upstream on auto prefers', async () => {
    const [older, newer] = [closing(await startTlsOrigin(local)), closing(await startH2Origin(undefined, local))];
    for (const [url, answer] of [
      [older.url, 'secure GET /a '],
      [newer.url, 'h2 GET /a '],
    ] as const) {
      const proxy = await proxyOver(url, { protocol: 'auto' });
      expect(await Promise.all([ask(proxy, '/a'), ask(proxy, '/a')])).toEqual([answer, answer]);
      expect(await ask(proxy, '/a')).toBe(answer);
    }
    expect(older.handshakes()).toBeLessThanOrEqual(3);
  });
});

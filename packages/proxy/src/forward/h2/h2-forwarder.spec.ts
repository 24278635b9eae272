import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { constants } from 'node:http2';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { RoutingPlan, Upstream } from '@banyan/model';
import type { ProxyOptions } from '../../options';
import type { RunningProxy } from '../../start-proxy';
import { certificateFolder, makeCertificate } from '../../testing/certificate.fixture';
import { askH2, callH2 } from '../../testing/h2-caller.fixture';
import { type H2Answering, startH2Origin } from '../../testing/h2-origin.fixture';
import type { Origin } from '../../testing/origin.fixture';
import { ask, closing, faultOf, metric, proxyTo } from '../../testing/proxy.fixture';
import { until } from '../../testing/raw-caller.fixture';
import { fieldBlock, flag, frame, frameType, preface, readFrames, uint32 } from '../../testing/raw-h2.fixture';
import { startTlsOrigin } from '../../testing/tls-origin.fixture';

const authority = makeCertificate(['our authority']);
const local = makeCertificate(['127.0.0.1'], authority);
const folder = certificateFolder({ authority });
const { NGHTTP2_CANCEL, NGHTTP2_REFUSED_STREAM, NGHTTP2_INTERNAL_ERROR } = constants;

/** A proxy over one upstream by HTTP/2. */
function proxyOver(
  url: string,
  upstream: Partial<Upstream> = {},
  more: Partial<ProxyOptions> = {},
): Promise<RunningProxy> {
  const tls = url.startsWith('https') ? { tls: { ca: 'authority.crt' } } : {};
  const app: Upstream = { url, protocol: 'h2', ...tls, ...upstream };
  const plan: RoutingPlan = { schema: 'banyan/routing-plan@1', monolith: 'app', upstreams: { app } };
  const planFile = join(folder, `plan-${Math.random()}.json`);
  writeFileSync(planFile, JSON.stringify(plan));
  return proxyTo({ planFile, ...more });
}

/** An upstream that answers frame by frame; `answer` is given each stream's number, and how many came before on any connection. */
function startFrames(
  answer: (stream: number, count: number) => Buffer | 'close' | readonly [Buffer, 'close'],
): Promise<Origin & { readonly heads: () => number }> {
  let heads = 0;
  return new Promise((resolve) => {
    const listener = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.write(frame(frameType.settings, 0, 0));
      readFrames(
        socket,
        ({ type, stream }) => {
          if (type !== frameType.headers) return;
          const bytes = answer(stream, heads++);
          if (bytes === 'close') socket.destroy();
          else if (Buffer.isBuffer(bytes)) socket.write(bytes);
          else socket.write(bytes[0], () => setTimeout(() => socket.destroy(), 50));
        },
        preface.length,
      );
      sockets.add(socket);
    });
    const sockets = new Set<{ destroy(): void }>();
    listener.listen(0, '127.0.0.1', () => {
      const { port } = listener.address() as { port: number };
      const close = (): Promise<void> =>
        new Promise((done) => {
          listener.close(() => done());
          sockets.forEach((socket) => socket.destroy());
        });
      resolve({
        url: `http://127.0.0.1:${port}`,
        port,
        seen: [],
        connections: () => sockets.size,
        close,
        heads: () => heads,
      });
    });
  });
}

const head = (stream: number, flags: number, more: [string, string][] = []): Buffer =>
  frame(frameType.headers, flag.endHeaders | flags, stream, fieldBlock([[':status', '200'], ...more]));
const data = (stream: number, flags: number, text: string): Buffer =>
  frame(frameType.data, flags, stream, Buffer.from(text));
const reset = (stream: number, code: number): Buffer => frame(frameType.reset, 0, stream, uint32(code));
const whole = (stream: number): Buffer => Buffer.concat([head(stream, 0), data(stream, flag.endStream, 'ok')]);
const goAway = (last: number): Buffer => frame(frameType.goAway, 0, 0, Buffer.concat([uint32(last), uint32(0)]));

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

  it.each<[what: string, steps: (stream: number) => Buffer | 'close']>([
    [
      'is reset with an error',
      (stream) => Buffer.concat([head(stream, 0), data(stream, 0, 'half'), reset(stream, NGHTTP2_INTERNAL_ERROR)]),
    ],
    [
      'is reset without an error',
      (stream) => Buffer.concat([head(stream, 0), data(stream, 0, 'half'), reset(stream, 0)]),
    ],
    [
      'is shorter than its length',
      (stream) => Buffer.concat([head(stream, 0, [['content-length', '9']]), data(stream, flag.endStream, 'half')]),
    ],
    [
      'is longer than its length',
      (stream) => Buffer.concat([head(stream, 0, [['content-length', '2']]), data(stream, flag.endStream, 'half')]),
    ],
  ])('never takes a part for the whole when an answer %s', async (_, steps) => {
    const origin = closing(await startFrames(steps));
    const proxy = await proxyOver(origin.url);
    const outcome = await askH2(callH2(proxy.address), { ':path': '/' });
    if (outcome.status === 200) expect(outcome).toMatchObject({ code: NGHTTP2_INTERNAL_ERROR, ended: false });
    else expect(outcome.status).toBe(502);
    const byHttp1 = fetch(`http://${proxy.address}/`).then((answer) => (answer.ok ? answer.text() : 'a fault'));
    expect(await byHttp1.catch(() => 'cut')).toMatch(/^(cut|a fault)$/);
  });

  it('cuts an answer whose connection dies', async () => {
    const origin = closing(
      await startFrames((stream) => [Buffer.concat([head(stream, 0), data(stream, 0, 'half')]), 'close']),
    );
    const proxy = await proxyOver(origin.url);
    expect(await askH2(callH2(proxy.address), { ':path': '/' })).toMatchObject({
      body: 'half',
      code: NGHTTP2_INTERNAL_ERROR,
    });
    await expect(fetch(`http://${proxy.address}/`).then((answer) => answer.text())).rejects.toThrow();
  });

  it.each([
    ['was refused', (stream: number) => reset(stream, NGHTTP2_REFUSED_STREAM)],
    ['came behind a GOAWAY', () => goAway(0)],
  ])('sends a POST again that %s, once', async (_, refusal) => {
    const origin = closing(await startFrames((stream, count) => (count === 0 ? refusal(stream) : whole(stream))));
    const proxy = await proxyOver(origin.url);
    const answer = await fetch(`http://${proxy.address}/`, { method: 'POST', body: 'hello' });
    expect(await answer.text()).toBe('ok');
    expect(origin.heads()).toBe(2);
    expect(await metric(proxy, 'banyan_retries_total')).toBe(1);
  });

  it('sends no POST again that the upstream may have acted upon', async () => {
    const origin = closing(await startFrames((stream, count) => (count === 0 ? 'close' : whole(stream))));
    const proxy = await proxyOver(origin.url);
    expect(await faultOf(await fetch(`http://${proxy.address}/`, { method: 'POST', body: 'x' }))).toBe(
      '502 PROXY_UPSTREAM_CLOSED',
    );
    expect(origin.heads()).toBe(1);
  });

  it('tells a caller by HTTP/2 that its stream was refused, when it cannot send it again', async () => {
    const origin = closing(await startFrames((stream) => reset(stream, NGHTTP2_REFUSED_STREAM)));
    const proxy = await proxyOver(origin.url);
    const outcome = await askH2(callH2(proxy.address), { ':path': '/', ':method': 'POST' }, 'hello');
    expect(outcome.code).toBe(NGHTTP2_REFUSED_STREAM);
  });

  it('goes on elsewhere when the upstream says goodbye, and fails nothing', async () => {
    const origin = closing(
      await startFrames((stream, count) =>
        Buffer.concat([whole(stream), ...(count % 5 === 4 ? [goAway(stream)] : [])]),
      ),
    );
    const proxy = await proxyOver(origin.url);
    for (let i = 0; i < 23; i++) expect(await ask(proxy, '/')).toBe('ok');
    expect(origin.connections()).toBe(5);
  });

  it('gives up a connection that answers no PING', async () => {
    const origin = closing(await startFrames((stream) => head(stream, 0)));
    const proxy = await proxyOver(origin.url, {}, { timeouts: { ping: 100, pong: 150 } });
    const outcome = await askH2(callH2(proxy.address), { ':path': '/' });
    expect(outcome).toMatchObject({ status: 200, code: NGHTTP2_INTERNAL_ERROR });
  });

  it.each([
    ['says nothing', (): Buffer => Buffer.alloc(0), '504 PROXY_UPSTREAM_TIMEOUT'],
    // Node 20 waits for more of it, Node 24 sees that it is no frame.
    [
      'says rubbish',
      (): Buffer => Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'),
      /^(502 PROXY_UPSTREAM_INVALID|504 PROXY_UPSTREAM_TIMEOUT)$/,
    ],
    [
      'says a head that is none',
      (stream: number): Buffer => frame(frameType.headers, 5, stream, fieldBlock([['x', '1']])),
      '502 PROXY_UPSTREAM_INVALID',
    ],
    [
      'says a status that is none',
      (stream: number): Buffer => frame(frameType.headers, 5, stream, fieldBlock([[':status', '99']])),
      '502 PROXY_UPSTREAM_INVALID',
    ],
    ['asks for HTTP/1.1', (stream: number): Buffer => reset(stream, 13), '502 PROXY_UPSTREAM_INVALID'],
  ])('answers for an upstream that %s', async (_, answer, fault) => {
    const origin = closing(await startFrames(answer));
    const proxy = await proxyOver(origin.url, {}, { timeouts: { answer: 300 } });
    expect(await faultOf(await fetch(`http://${proxy.address}/`, { method: 'POST', body: 'x' }))).toMatch(fault);
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

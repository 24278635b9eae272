import { constants } from 'node:http2';
import { randomBytes } from 'node:crypto';
import type { RoutingPlan } from '@banyan/model';
import { startBareOrigin, startOrigin, startRawOrigin, valuesOf } from '../testing/origin.fixture';
import { ask, closing, metric, planOver, proxyInFrontOf, proxyTo } from '../testing/proxy.fixture';
import { askH2, callH2 } from '../testing/h2-caller.fixture';
import { open, pause, until } from '../testing/raw-caller.fixture';
import { flag, frame, frameType, preface, readFrames, requestFields, uint32 } from '../testing/raw-h2.fixture';
import { startProxy } from '../start-proxy';

const { NGHTTP2_CANCEL, NGHTTP2_INTERNAL_ERROR, NGHTTP2_NO_ERROR } = constants;

describe('a caller by HTTP/2', () => {
  it('shares the port with callers by HTTP/1.1, and every stage with them', async () => {
    const [app, images] = [closing(await startOrigin('app')), closing(await startOrigin('images'))];
    const plan: RoutingPlan = {
      ...planOver(
        { app, images },
        [{ name: 'a', match: { prefix: '/images' }, service: 'images', phase: 'canary', share: 50 }],
        [{ issue: 'who' }],
      ),
      signingKey: { env: 'KEY' },
    };
    const proxy = await proxyTo({ plan, environment: { KEY: 'k'.repeat(40) } });
    const session = callH2(proxy.address);
    const outcome = await askH2(session, { ':path': '/images/1' });
    expect(outcome.status).toBe(200);
    const cookie = String(outcome.headers['set-cookie']).split(';')[0] as string;
    const side = outcome.body.split(' ')[0];
    for (let i = 0; i < 5; i++) {
      expect((await askH2(session, { ':path': '/images/2', cookie })).body.split(' ')[0]).toBe(side);
      expect((await ask(proxy, '/images/3', { headers: { cookie } })).split(' ')[0]).toBe(side);
    }
    const sample = `banyan_requests_total{route="a",upstream="${String(side)}",phase="canary",status="2xx"}`;
    expect(await metric(proxy, sample)).toBe(11);
  });

  it('is told of with its version, its authority as Host, and its cookies as one', async () => {
    const origin = closing(await startOrigin());
    const proxy = await proxyInFrontOf(origin);
    await askH2(callH2(proxy.address), {
      ':path': '/',
      ':authority': 'shop.test:81',
      cookie: ['a=1', 'b=2'],
      te: 'trailers',
    });
    const [seen] = origin.seen;
    if (!seen) throw new Error('nothing came');
    expect(valuesOf(seen, 'host')).toEqual(['shop.test:81']);
    expect(valuesOf(seen, 'cookie')).toEqual(['a=1; b=2']);
    expect(valuesOf(seen, 'via')[0]).toMatch(/^2 banyan-/);
    expect(valuesOf(seen, 'x-forwarded-for')).toEqual(['127.0.0.1']);
    expect(valuesOf(seen, 'x-forwarded-proto')).toEqual(['http']);
  });

  it('gets trailers, hints before, and bodies of many megabytes both ways', async () => {
    const origin = closing(
      await startBareOrigin((request, response) => {
        response.writeEarlyHints({ link: '</a.css>; rel=preload' });
        response.writeHead(200, { Trailer: 'X-Sum' });
        response.addTrailers({ 'X-Sum': '42' });
        request.pipe(response);
      }),
    );
    const proxy = await proxyInFrontOf(origin);
    const body = randomBytes(6 * 1024 * 1024);
    const outcome = await askH2(callH2(proxy.address), { ':path': '/', ':method': 'POST' }, body);
    expect(outcome).toMatchObject({
      status: 200,
      code: 0,
      trailers: { 'x-sum': '42' },
      informational: [{ ':status': 103 }],
    });
    expect(outcome.body === body.toString('latin1')).toBe(true);
  });

  it.each([
    ['HEAD', 'HEAD', 200],
    ['204', 'GET', 204],
    ['304', 'GET', 304],
  ])('gets an answer without a body as one frame: %s', async (_, method, status) => {
    const origin = closing(
      await startOrigin('app', (__, response) => void response.writeHead(status, { etag: '"1"' }).end()),
    );
    const proxy = await proxyInFrontOf(origin);
    const outcome = await askH2(callH2(proxy.address), { ':path': '/', ':method': method });
    expect(outcome).toMatchObject({ status, headOnly: true, body: '', code: 0, headers: { etag: '"1"' } });
  });

  it('is said 100 when it expects to be', async () => {
    const origin = closing(await startOrigin());
    const proxy = await proxyInFrontOf(origin);
    const stream = callH2(proxy.address).request({ ':path': '/', ':method': 'POST', expect: '100-continue' });
    await new Promise((resolve) => stream.on('continue', () => resolve(stream.end('hello'))));
    expect(String(await new Promise((resolve) => stream.on('data', resolve)))).toBe('app POST / hello');
  });

  it('that resets its stream lets go of the upstream', async () => {
    const origin = closing(await startBareOrigin((_, response) => void response.write('begun')));
    const proxy = await proxyInFrontOf(origin);
    const stream = callH2(proxy.address).request({ ':path': '/' });
    await new Promise((resolve) => stream.once('data', resolve));
    stream.close(NGHTTP2_CANCEL);
    await until(() => origin.connections() === 0);
  });

  it.each(['Content-Length: 99', 'Transfer-Encoding: chunked'])(
    'never takes a part for the whole: %s',
    async (framing) => {
      const part = framing.startsWith('T') ? '4\r\nhalf\r\n' : 'half';
      const origin = closing(
        await startRawOrigin((_, socket) => {
          socket.write(`HTTP/1.1 200 OK\r\n${framing}\r\n\r\n${part}`);
          setTimeout(() => socket.destroy(), 100);
        }),
      );
      const proxy = await proxyInFrontOf(origin);
      const outcome = await askH2(callH2(proxy.address), { ':path': '/' });
      expect(outcome).toMatchObject({ status: 200, body: 'half', code: NGHTTP2_INTERNAL_ERROR, ended: false });
    },
  );

  it('gets an early answer whole, and is told that the rest of its body is not wanted', async () => {
    const origin = closing(await startBareOrigin((_, response) => void response.writeHead(413).end('too much')));
    const proxy = await proxyInFrontOf(origin);
    const stream = callH2(proxy.address).request({ ':path': '/', ':method': 'POST' });
    stream.write(Buffer.alloc(200_000));
    const body = new Promise((resolve) => stream.once('data', resolve));
    const code = new Promise((resolve) => stream.on('close', () => resolve(stream.rstCode)));
    expect(String(await body)).toBe('too much');
    expect(await code).toBe(NGHTTP2_NO_ERROR);
  });

  it('may have 100 requests under way, and more wait for their turn', async () => {
    let most = 0;
    const waiting: (() => void)[] = [];
    const origin = closing(
      await startBareOrigin((_, response) => {
        waiting.push(() => response.end('done'));
        most = Math.max(most, waiting.length);
        if (waiting.length === 100) setTimeout(() => waiting.splice(0).forEach((end) => end()), 100);
      }),
    );
    const proxy = await proxyInFrontOf(origin);
    const session = callH2(proxy.address);
    const outcomes = await Promise.all(Array.from({ length: 300 }, () => askH2(session, { ':path': '/' })));
    expect(outcomes.filter(({ body, code }) => body !== 'done' || code !== 0)).toEqual([]);
    expect(most).toBe(100);
  });

  it('that only asks to give up again is let go (rapid reset), and others are not', async () => {
    const origin = closing(
      await startBareOrigin((request, response) => void (request.url === '/well' && response.end('well'))),
    );
    const proxy = await proxyInFrontOf(origin, { limits: { resets: 50 } });
    const socket = await open(proxy.address);
    let goAway = -1;
    readFrames(socket, ({ type, payload }) => type === frameType.goAway && (goAway = payload.readUInt32BE(4)));
    socket.write(Buffer.concat([preface, frame(frameType.settings, 0, 0)]));
    for (let id = 1; id < 400 && !socket.destroyed; id += 2) {
      socket.write(frame(frameType.headers, flag.endHeaders | flag.endStream, id, requestFields()));
      socket.write(frame(frameType.reset, 0, id, uint32(NGHTTP2_CANCEL)));
      await new Promise(setImmediate);
    }
    await until(() => socket.destroyed || goAway >= 0);
    expect(goAway).toBe(constants.NGHTTP2_ENHANCE_YOUR_CALM);
    await until(() => origin.connections() === 0);
    const calm = callH2(proxy.address);
    const gone = Array.from({ length: 40 }, () => calm.request({ ':path': '/gone' }).on('error', () => undefined));
    await until(() => origin.connections() === 40);
    for (const stream of gone) stream.close(constants.NGHTTP2_CANCEL);
    await until(() => origin.connections() === 0);
    expect(await askH2(calm, { ':path': '/well' })).toMatchObject({ body: 'well', ended: true });
    expect(calm.destroyed).toBe(false);
    calm.close();
  });

  it('that takes nothing is left with what fits into its window, and is let go', async () => {
    let sent = 0;
    const origin = closing(
      await startBareOrigin((_, response) => {
        const more = (): void => {
          while (sent < 64 * 1024 * 1024 && !response.destroyed && response.write(Buffer.alloc(65_536))) sent += 65_536;
        };
        response.on('drain', more);
        more();
      }),
    );
    const proxy = await proxyInFrontOf(origin, { timeouts: { idle: 600 } });
    const stream = callH2(proxy.address).request({ ':path': '/' });
    stream.on('error', () => undefined).pause();
    await pause(400);
    expect(sent).toBeLessThan(12 * 1024 * 1024);
    await until(() => origin.connections() === 0);
  });

  it.each<[name: string, bytes: Buffer]>([
    ['says the preface and nothing else', preface],
    ['says half the preface', preface.subarray(0, 10)],
    ['asks for nothing', Buffer.concat([preface, frame(frameType.settings, 0, 0)])],
    [
      'begins a head and does not end it',
      Buffer.concat([preface, frame(frameType.settings, 0, 0), frame(frameType.headers, 0, 1, requestFields())]),
    ],
    [
      'begins a body and does not go on',
      Buffer.concat([
        preface,
        frame(frameType.settings, 0, 0),
        frame(frameType.headers, flag.endHeaders, 1, requestFields({ ':method': 'POST' })),
      ]),
    ],
  ])('that %s is let go', async (_, bytes) => {
    const origin = closing(await startOrigin());
    const proxy = await proxyInFrontOf(origin, { timeouts: { head: 300, idle: 300, keepAlive: 300 } });
    const socket = await open(proxy.address);
    socket.resume().write(bytes);
    await until(() => socket.closed);
  });

  it('finishes what is under way when the proxy drains, is told to go elsewhere, and nothing is cut', async () => {
    const origin = closing(await startOrigin('app', (_, response) => void setTimeout(() => response.end('done'), 300)));
    const proxy = await startProxy({ to: origin.url, listen: '127.0.0.1:0', admin: false });
    const session = callH2(proxy.address);
    const goAway = new Promise<number>((resolve) => session.on('goaway', resolve));
    const outcomes = Array.from({ length: 20 }, () => askH2(session, { ':path': '/' }));
    await until(() => origin.seen.length === 20);
    const report = proxy.drain();
    expect(await goAway).toBe(NGHTTP2_NO_ERROR);
    expect((await Promise.all(outcomes)).every(({ body, code }) => body === 'done' && code === 0)).toBe(true);
    expect(await report).toEqual({ cut: 0, dismissed: 0 });
    await until(() => session.destroyed);
  });
});

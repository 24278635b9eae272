import { constants } from 'node:http2';
import { askH2, callH2 } from '../../testing/h2-caller.fixture';
import { data, goAway, head, reset, startFrames, whole } from '../../testing/h2-frames.fixture';
import { ask, closing, faultOf, metric } from '../../testing/proxy.fixture';
import { fieldBlock, flag, frame, frameType } from '../../testing/raw-h2.fixture';
import { proxyOver } from './h2-proxy.fixture';

const { NGHTTP2_REFUSED_STREAM, NGHTTP2_INTERNAL_ERROR } = constants;

describe('an upstream by HTTP/2 that fails', () => {
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
});

/** What of a request the service gets. */
import type { ShadowRules } from '@banyan/model';
import { type EngineName, engines } from '../forward/engines';
import type { ProxyOptions } from '../options';
import type { RunningProxy } from '../start-proxy';
import { type Origin, type Seen, startOrigin, valuesOf } from '../testing/origin.fixture';
import { ask, closing } from '../testing/proxy.fixture';
import { converse } from '../testing/raw-caller.fixture';
import { reportAfter, shadowing } from './shadow.fixture';

describe.each(Object.keys(engines) as EngineName[])('a copy behind %s', (engine) => {
  let monolith: Origin;
  let service: Origin;
  beforeEach(async () => {
    monolith = closing(await startOrigin('monolith'));
    service = closing(await startOrigin('service'));
  });

  function shadowed(shadow: ShadowRules = {}, options: Partial<ProxyOptions> = {}): Promise<RunningProxy> {
    return shadowing(monolith, service, shadow, { engine, ...options });
  }

  it('gives the caller the answer of the monolith, and the service a copy', async () => {
    const proxy = await shadowed();
    expect(await ask(proxy, '/a?b=%20c')).toBe('monolith GET /a?b=%20c ');
    const report = await reportAfter(proxy, 1);
    expect(report).toMatchObject({ copies: 1, dropped: {}, failed: {}, verdicts: { mismatch: 1 } });
    expect(service.seen[0]).toMatchObject({ method: 'GET', url: '/a?b=%20c' });
  });

  it('copies Host, the fields as the monolith got them, and says that it is a copy', async () => {
    const proxy = await shadowed();
    const fields =
      'Host: shop.test\r\nX-One: 1\r\nCookie: a=1\r\nAuthorization: Bearer x\r\nConnection: X-Hop, close\r\nX-Hop: 1\r\n';
    await converse(proxy.address, [`GET / HTTP/1.1\r\n${fields}X-Banyan-Shadow: candidate\r\n\r\n`]);
    await reportAfter(proxy, 1);
    const [mine, copy] = [monolith.seen[0] as Seen, service.seen[0] as Seen];
    for (const name of [
      'host',
      'x-one',
      'cookie',
      'authorization',
      'x-forwarded-for',
      'x-forwarded-host',
      'via',
      'x-hop',
    ]) {
      expect([name, valuesOf(copy, name)]).toEqual([name, valuesOf(mine, name)]);
    }
    expect(valuesOf(copy, 'host')).toEqual(['shop.test']);
    expect([valuesOf(mine, 'x-banyan-shadow'), valuesOf(copy, 'x-banyan-shadow')]).toEqual([[], ['candidate']]);
  });

  it('leaves credentials out when it is told to', async () => {
    const proxy = await shadowed({ credentials: 'drop' });
    await ask(proxy, '/', { headers: { authorization: 'Bearer x', cookie: 'a=1', 'x-one': '1' } });
    await reportAfter(proxy, 1);
    const copy = service.seen[0] as Seen;
    expect(['authorization', 'cookie', 'x-one'].map((name) => valuesOf(copy, name))).toEqual([[], [], ['1']]);
    expect(valuesOf(monolith.seen[0] as Seen, 'authorization')).toEqual(['Bearer x']);
  });

  it('copies no method that may change something', async () => {
    const proxy = await shadowed();
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) await ask(proxy, '/', { method });
    expect(await reportAfter(proxy, 5)).toMatchObject({ copies: 0, dropped: { method: 5 } });
    expect(service.seen).toEqual([]);
  });

  it.each([
    ['a length', `Content-Length: 10\r\nConnection: close\r\n\r\n`, ['hello', 'world']],
    [
      'chunks',
      `Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n`,
      ['5\r\nhello\r\n', '5\r\nworld\r\n0\r\n\r\n'],
    ],
  ])('copies the others where the plan says so, with a body of %s', async (_, fields, pieces) => {
    const proxy = await shadowed({ methods: ['POST'] });
    const { text } = await converse(proxy.address, [`POST /a HTTP/1.1\r\nHost: a\r\n${fields}`, ...pieces]);
    expect(text).toContain('monolith POST /a helloworld');
    const { samples } = await reportAfter(proxy, 1);
    expect(samples[0]?.differences[0]).toMatchObject({ control: { bytes: 27 }, candidate: { bytes: 26 } });
    expect(service.seen[0]).toMatchObject({ method: 'POST', url: '/a' });
  });

  it.each([
    ['a length', `Content-Length: 10\r\nConnection: close\r\n\r\nhelloworld`],
    ['chunks', `Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\nhello\r\n5\r\nworld\r\n0\r\n\r\n`],
  ])('copies no body that is larger than it may be, with %s', async (_, rest) => {
    const proxy = await shadowed({ methods: ['POST'], maxBody: 9 });
    expect((await converse(proxy.address, [`POST /a HTTP/1.1\r\nHost: a\r\n${rest}`])).text).toContain('helloworld');
    expect(await reportAfter(proxy, 1)).toMatchObject({ copies: 0, dropped: { 'too-large': 1 } });
  });
});

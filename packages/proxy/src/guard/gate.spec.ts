import { request as httpRequest } from 'node:http';
import { type EngineName, engines } from '../forward/engines';
import { startBareOrigin, startOrigin } from '../testing/origin.fixture';
import { ask, closing, faultOf, planOver, proxyTo } from '../testing/proxy.fixture';
import { converse, pause, until } from '../testing/raw-caller.fixture';

describe.each(Object.keys(engines) as EngineName[])('limits of an upstream on %s', (engine) => {
  it('200 requests that hang on a service leave the monolith its own', async () => {
    const app = closing(await startOrigin());
    const hung = closing(await startBareOrigin(() => undefined));
    const plan = planOver({ app, hung }, [{ name: 'h', match: { path: '/h' }, service: 'hung', phase: 'service' }]);
    const proxy = await proxyTo({ engine, plan });
    const leave = new AbortController();
    const waiting = Array.from({ length: 200 }, () => ask(proxy, '/h', { signal: leave.signal }).catch(() => ''));
    await until(() => hung.seen.length === 200);
    expect(await ask(proxy, '/good')).toBe('app GET /good ');
    leave.abort();
    await Promise.all(waiting);
  });

  it('what does not fit in waits in line, and what does not fit there is answered 503 with Retry-After', async () => {
    const answers: (() => void)[] = [];
    const app = closing(await startBareOrigin((_, response) => void answers.push(() => response.end('done'))));
    const limits = { connections: 1, pending: 1, pendingTime: '10s' };
    const plan = { ...planOver({ app }), upstreams: { app: { url: app.url, limits } } };
    const proxy = await proxyTo({ engine, plan });
    const first = ask(proxy, '/1');
    await until(() => app.seen.length === 1);
    const second = ask(proxy, '/2');
    await pause(50);
    const third = await fetch(`http://${proxy.address}/3`);
    expect(third.headers.get('retry-after')).toBe('1');
    expect(await faultOf(third)).toBe('503 PROXY_UPSTREAM_BUSY');
    answers[0]?.();
    expect(await first).toBe('done');
    await until(() => app.seen.length === 2);
    answers[1]?.();
    expect(await second).toBe('done');
    expect(app.seen.map(({ url }) => url)).toEqual(['/1', '/2']);
  });

  it('one that waits in line too long, or leaves, takes no place', async () => {
    const answers: (() => void)[] = [];
    const app = closing(await startBareOrigin((_, response) => void answers.push(() => response.end('done'))));
    const limits = { connections: 1, pending: 2, pendingTime: '200ms' };
    const plan = { ...planOver({ app }), upstreams: { app: { url: app.url, limits } } };
    const proxy = await proxyTo({ engine, plan });
    const first = ask(proxy, '/1');
    await until(() => app.seen.length === 1);
    const leave = new AbortController();
    const left = ask(proxy, '/2', { signal: leave.signal }).catch(() => 'left');
    expect(await faultOf(await fetch(`http://${proxy.address}/3`))).toBe('503 PROXY_UPSTREAM_BUSY');
    leave.abort();
    await left;
    answers[0]?.();
    expect(await first).toBe('done');
    const last = ask(proxy, '/4');
    await until(() => app.seen.length === 2);
    answers[1]?.();
    expect(await last).toBe('done');
    expect(app.seen.map(({ url }) => url)).toEqual(['/1', '/4']);
  });

  it('inFlight bounds requests whose bodies are still on their way in, too', async () => {
    const app = closing(await startOrigin());
    const plan = { ...planOver({ app }), upstreams: { app: { url: app.url, limits: { inFlight: 1 } } } };
    const proxy = await proxyTo({ engine, plan });
    const upload = httpRequest(`http://${proxy.address}/1`, { method: 'POST', headers: { 'Content-Length': 5 } });
    upload.on('error', () => undefined).write('x');
    await until(async () => (await fetch(`http://${proxy.address}/2`)).status === 503);
    const answered = new Promise((resolve) => upload.on('response', (answer) => resolve(answer.statusCode)));
    upload.end('yyyy');
    expect(await answered).toBe(200);
    await until(async () => (await fetch(`http://${proxy.address}/3`)).status === 200);
  });

  describe('a body that is larger than its route takes', () => {
    it.each([
      ['announced', 'Content-Length: 1000000\r\n\r\n', ['x'.repeat(1_000)]],
      ['announced with an expectation', 'Expect: 100-continue\r\nContent-Length: 11\r\n\r\n', []],
      ['in chunks', 'Transfer-Encoding: chunked\r\n\r\n', ['6\r\nhello \r\n', '6\r\nworld!\r\n', '0\r\n\r\n']],
    ])('is answered 413: %s', async (_, head, body) => {
      const app = closing(await startOrigin());
      const plan = { ...planOver({ app }), defaults: { maxBody: 10 } };
      const proxy = await proxyTo({ engine, plan });
      const { text, end } = await converse(proxy.address, [`POST / HTTP/1.1\r\nHost: a\r\n${head}`, ...body], 3_000);
      expect(text).toMatch(/^HTTP\/1\.1 413 .*PROXY_BODY_TOO_LARGE/s);
      expect(end).toBe('end');
    });

    it('is read by ordinary clients', async () => {
      const app = closing(await startOrigin());
      const routes = [{ name: 'a', match: { path: '/a' }, service: 'app', phase: 'service', maxBody: 10 } as const];
      const proxy = await proxyTo({ engine, plan: planOver({ app }, routes) });
      const send = (path: string): Promise<Response> =>
        fetch(`http://${proxy.address}${path}`, { method: 'POST', body: 'x'.repeat(100_000) });
      expect(await faultOf(await send('/a'))).toBe('413 PROXY_BODY_TOO_LARGE');
      expect((await send('/b')).status).toBe(200);
    });
  });
});

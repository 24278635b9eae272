/** The caller is sacred: whatever becomes of a copy, the caller does not notice. */
import type { ShadowRules } from '@banyan/model';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { type EngineName, engines } from '../forward/engines';
import type { ProxyOptions } from '../options';
import type { RunningProxy } from '../start-proxy';
import { type Origin, startBareOrigin, startOrigin, startRawOrigin } from '../testing/origin.fixture';
import { ask, closing, metric } from '../testing/proxy.fixture';
import { listenTo, open, pause, until } from '../testing/raw-caller.fixture';
import { reportAfter, reportOf, shadowing } from './shadow.fixture';

/** Sends it again and again, until the connection closes. */
function repeat(socket: Socket, every: number, bytes: string): void {
  const timer = setInterval(() => socket.write(bytes), every);
  socket.on('close', () => clearInterval(timer));
}

const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n';

describe.each(Object.keys(engines) as EngineName[])('a shadow behind %s', (engine) => {
  let monolith: Origin;
  let service: Origin;
  beforeEach(async () => {
    monolith = closing(await startOrigin('monolith'));
    service = closing(await startOrigin('service'));
  });

  function shadowed(shadow: ShadowRules = {}, options: Partial<ProxyOptions> = {}): Promise<RunningProxy> {
    return shadowing(monolith, service, shadow, { engine, ...options });
  }

  it('copies nothing of a caller that has left', async () => {
    const slow = closing(await startBareOrigin((_, response) => void response.write('half')));
    const proxy = await shadowing(slow, service, {}, { engine });
    const socket = await open(proxy.address);
    const heard = listenTo(socket);
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    expect((await heard(150)).text).toContain('half');
    expect(await reportAfter(proxy, 1)).toMatchObject({ copies: 0, dropped: { 'caller-gone': 1 } });
    expect(await metric(proxy, 'banyan_upstream_copied_bytes{upstream="service"}')).toBe(0);
  });

  it.each([
    ['dies in the middle of its answer', `${head}Content-Length: 10\r\n\r\nhalf`],
    ['closes without an answer', ''],
  ])('copies nothing that the monolith did not answer: it %s', async (_, answer) => {
    const dying = closing(await startRawOrigin((__, socket) => void socket.end(answer)));
    const proxy = await shadowing(dying, service, {}, { engine });
    await ask(proxy, '/').catch(() => undefined);
    expect(await reportAfter(proxy, 1)).toMatchObject({ copies: 0, dropped: { 'no-answer': 1 } });
  });

  it.each<[string, (socket: Socket) => void, object]>([
    ['hangs', () => undefined, { failed: { PROXY_UPSTREAM_TIMEOUT: 3 } }],
    ['resets', (socket) => void socket.resetAndDestroy(), { failed: { PROXY_UPSTREAM_CLOSED: 3 } }],
    ['closes', (socket) => void socket.end(), { failed: { PROXY_UPSTREAM_CLOSED: 3 } }],
    ['answers rubbish', (socket) => void socket.end('rubbish\r\n\r\n'), { failed: { PROXY_UPSTREAM_INVALID: 3 } }],
    ['hangs in the middle', (socket) => void socket.write(`${head}Content-Length: 9\r\n\r\nhalf`), { failed: { PROXY_UPSTREAM_TIMEOUT: 3 } }],
    ['dies in the middle', (socket) => void socket.end(`${head}Content-Length: 9\r\n\r\nhalf`), { failed: { PROXY_UPSTREAM_CLOSED: 3 } }],
    ['says another length than it sends', (socket) => void socket.end(`${head}Content-Length: 1\r\n\r\nlong`), { copies: 3 }],
    ['switches protocols unasked', (socket) => void socket.write('HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'), { failed: { PROXY_UPSTREAM_INVALID: 3 } }],
    ['sends informational answers for ever', (socket) => repeat(socket, 5, 'HTTP/1.1 103 Early Hints\r\n\r\n'), { failed: { PROXY_UPSTREAM_TIMEOUT: 3 } }],
    ['streams for ever', (socket) => {
      socket.write(`${head}Transfer-Encoding: chunked\r\n\r\n`);
      repeat(socket, 1, `1000\r\n${'x'.repeat(4_096)}\r\n`);
    }, { verdicts: { match: 0, mismatch: 0, ignored: 0, uncompared: 3 }, uncompared: { 'too large': 3 } }],
  ])('keeps from the caller that the service %s', async (_, answer, expected) => {
    const faulty = closing(await startRawOrigin((__, socket) => answer(socket)));
    const text = closing(await startOrigin('monolith', (__, response) => void response.setHeader('content-type', 'text/plain').end('all')));
    const proxy = await shadowing(text, faulty, { timeout: '300ms' }, { engine });
    for (let i = 0; i < 3; i++) {
      const answered = await fetch(`http://${proxy.address}/${i}`);
      expect([answered.status, await answered.text()]).toEqual([200, 'all']);
    }
    expect(await reportAfter(proxy, 3)).toMatchObject({ copies: 3, ...expected });
    expect(await metric(proxy, 'banyan_upstream_copied_bytes{upstream="service"}')).toBe(0);
    expect(await metric(proxy, 'banyan_upstream_copies_in_flight{upstream="service"}')).toBe(0);
    await until(() => faulty.connections() <= 1);
  }); // prettier-ignore

  it('keeps from the caller that nobody listens where the service should be', async () => {
    await service.close();
    const proxy = await shadowed();
    expect(await ask(proxy, '/')).toBe('monolith GET / ');
    expect(await reportAfter(proxy, 1)).toMatchObject({ failed: { PROXY_UPSTREAM_UNREACHABLE: 1 } });
    expect(await metric(proxy, 'banyan_upstream_available{upstream="service"}')).toBe(1);
  });

  it('drops copies that a hung service has no room for, and answers every caller', async () => {
    const hung = closing(
      await startBareOrigin(({ url }, response) => void (url === '/canary' && response.end('moved'))),
    );
    const limits = { copies: 2, connections: 1 };
    const proxy = await shadowing(monolith, hung, { timeout: '1h' }, { engine }, limits);
    for (let i = 0; i < 6; i++) expect(await ask(proxy, `/${i}`)).toBe(`monolith GET /${i} `);
    expect(await reportAfter(proxy, 4)).toMatchObject({ copies: 2, dropped: { full: 4 } });
    expect(await ask(proxy, '/canary')).toBe('moved'); // callers of the service have connections of their own
  });

  it('drops copies that would hold more bytes than they may', async () => {
    const large = closing(await startOrigin('monolith', (_, response) => void response.end('x'.repeat(1_000))));
    const hung = closing(await startBareOrigin(() => undefined));
    const proxy = await shadowing(large, hung, { timeout: '1h' }, { engine }, { copiedBytes: 1_500 });
    for (let i = 0; i < 4; i++) expect(await ask(proxy, `/${i}`)).toHaveLength(1_000);
    await until(async () => (await reportOf(proxy)).copies === 4);
    expect(await metric(proxy, 'banyan_upstream_copied_bytes{upstream="service"}')).toBe(1_000);
  });

  it('passes a stream on piece by piece, however much of it there is', async () => {
    const streaming = closing(
      await startBareOrigin((_, response) => {
        response.write('first');
        setTimeout(() => response.end('x'.repeat(100_000)), 100);
      }),
    );
    const proxy = await shadowing(streaming, service, { compare: { maxBytes: 10 } }, { engine });
    const { body } = await fetch(`http://${proxy.address}/`);
    const reader = (body as ReadableStream<Uint8Array>).getReader();
    expect(Buffer.from((await reader.read()).value ?? []).toString()).toBe('first');
    while (!(await reader.read()).done);
    const report = await reportAfter(proxy, 1);
    expect(report).toMatchObject({ copies: 1, uncompared: { 'too large': 1 } });
  });

  it('compares JSON that is written otherwise and coded otherwise', async () => {
    const answer =
      (text: string) =>
      (_: unknown, response: ServerResponse): void => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(gzipSync(text));
      };
    const one = closing(await startOrigin('a', answer('{"a":1,"b":2}')));
    const other = closing(await startOrigin('b', answer('{ "b": 2, "a": 1 }')));
    const proxy = await shadowing(one, other, {}, { engine });
    await ask(proxy, '/');
    expect(await reportAfter(proxy, 1)).toMatchObject({ verdicts: { match: 1 } });
  });

  it('answers HEAD as ever, and compares it', async () => {
    const proxy = await shadowing(monolith, monolith, {}, { engine });
    const { status } = await fetch(`http://${proxy.address}/`, { method: 'HEAD' });
    expect(status).toBe(200);
    expect(await reportAfter(proxy, 1)).toMatchObject({ verdicts: { match: 1 } });
  });

  it('copies nothing while the proxy drains', async () => {
    const slow = closing(await startBareOrigin((_, response) => void setTimeout(() => response.end('done'), 150)));
    const proxy = await shadowing(slow, service, {}, { engine });
    const answers = [ask(proxy, '/1')];
    await pause(50);
    const drained = proxy.drain();
    expect(await Promise.all(answers)).toEqual(['done']);
    await drained;
    expect([service.seen, service.connections()]).toEqual([[], 0]);
  });
});

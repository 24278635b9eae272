import { startOrigin } from '../testing/origin.fixture';
import { ask, closing, proxyInFrontOf } from '../testing/proxy.fixture';
import { converse } from '../testing/raw-caller.fixture';
import { type AdminCaller, turnAway } from './guard';

const welcome: AdminCaller = {
  method: 'GET',
  host: '127.0.0.1:9901',
  origin: undefined,
  site: undefined,
  loopback: true,
};

describe('the admin server', () => {
  it('answers health, readiness, plan and metrics, each in its type', async () => {
    const proxy = await proxyInFrontOf(closing(await startOrigin()));
    const paths = ['/healthz', '/readyz', '/plan', '/metrics'];
    const answers = await Promise.all(paths.map((path) => fetch(`http://${proxy.adminAddress}${path}`)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(answers.map(({ headers }) => headers.get('content-type')?.split(';')[0])).toEqual([
      'application/json',
      'application/json',
      'application/json',
      'text/plain',
    ]);
    expect(await answers[2]?.json()).toMatchObject({ revision: 1, plan: { monolith: 'monolith' }, refused: [] });
  });

  it('writes metrics as Prometheus reads them', async () => {
    const proxy = await proxyInFrontOf(closing(await startOrigin()));
    await ask(proxy, '/');
    const text = await (await fetch(`http://${proxy.adminAddress}/metrics`)).text();
    const line = /^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{([a-z]+="(\\.|[^"\\\n])*",?)+\})? (-?[0-9.e+-]+|\+Inf|NaN))$/;
    expect(text.endsWith('\n')).toBe(true);
    expect(
      text
        .trimEnd()
        .split('\n')
        .filter((candidate) => !line.test(candidate)),
    ).toEqual([]);
    const types = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name);
    expect(new Set(types).size).toBe(types.length);
  });

  it('reloads on POST only', async () => {
    const proxy = await proxyInFrontOf(closing(await startOrigin()));
    const url = `http://${proxy.adminAddress}/reload`;
    expect((await fetch(url)).status).toBe(405);
    expect(await (await fetch(url, { method: 'POST' })).json()).toEqual({ kind: 'unchanged', revision: 1 });
    expect((await fetch(`http://${proxy.adminAddress}/nothing`)).status).toBe(404);
  });

  it('is not to be driven by a web page whose name points here', async () => {
    const proxy = await proxyInFrontOf(closing(await startOrigin()));
    const bytes = 'POST /reload HTTP/1.1\r\nHost: evil.test\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';
    expect((await converse(proxy.adminAddress ?? '', [bytes])).text).toMatch(/^HTTP\/1\.1 403 /);
  });
});

describe('turning callers away', () => {
  it.each<[string, Partial<AdminCaller>, boolean]>([
    ['a process of this machine', {}, true],
    ['an IPv6 address', { host: '[::1]:9901' }, true],
    ['localhost', { host: 'LOCALHOST:9901' }, true],
    ['the name we listen on', { host: 'admin.internal:9901' }, true],
    ['another name', { host: 'evil.test' }, false],
    ['no Host', { host: undefined }, false],
    ['a page of ours', { origin: 'http://127.0.0.1:9901', site: 'same-origin' }, true],
    ['a page of another origin', { origin: 'http://evil.test' }, false],
    ['a sandboxed page', { origin: 'null' }, false],
    ['a page of another site that hides its origin', { site: 'cross-site' }, false],
    ['another machine that reads', { loopback: false }, true],
    ['another machine that changes', { loopback: false, method: 'POST' }, false],
  ])('%s', (_, caller, isWelcome) => {
    expect(turnAway({ ...welcome, ...caller }, 'admin.internal') === undefined).toBe(isWelcome);
  });
});

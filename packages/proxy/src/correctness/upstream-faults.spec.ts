import { type EngineName, engines } from '../forward/engines';
import { type RunningProxy, startProxy } from '../start-proxy';
import { type Origin, startRawOrigin } from '../testing/origin.fixture';
import { converse, until } from '../testing/raw-caller.fixture';
import { type FaultCase, perform } from './fault-case.fixture';
import { dyingCases, oddCases, speakingCases } from './fault-cases.fixture';

const cases = [...dyingCases, ...speakingCases, ...oddCases];

describe.each(Object.keys(engines) as EngineName[])('the caller of the proxy on %s knows where it stands', (engine) => {
  const { limits } = engines[engine];
  let origin: Origin;
  let proxy: RunningProxy;
  const ends: string[] = [];
  beforeAll(async () => {
    origin = await startRawOrigin((text, socket) => {
      const [, index] = / \/case\/(\d+) /.exec(text) ?? [];
      if (index !== undefined) void perform(cases[Number(index)]?.steps ?? [], socket);
      else if (text.startsWith('GET /good')) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ngood');
    });
    const timeouts = { answer: 300, idle: 300 };
    proxy = await startProxy({ to: origin.url, engine, listen: '127.0.0.1:0', admin: false, timeouts });
  });
  afterAll(async () => {
    await proxy.close();
    await origin.close();
  });

  // Most of the time of a row is waiting, so a table's rows run beside each other.
  it.each([
    ['dies or stalls', dyingCases],
    ['speaks something else', speakingCases],
    ['is odd', oddCases],
  ])('when the upstream %s', async (_, table) => {
    const verdicts = await Promise.all(table.map(async (row) => [row.name, await verdictOf(row)]));
    expect(Object.fromEntries(verdicts)).toEqual(Object.fromEntries(table.map((row) => [row.name, expected(row)])));
    expect(await converse(proxy.address, [request('GET', '/good')])).toMatchObject({
      text: expect.stringMatching(/\r\n\r\ngood$/),
    });
  });

  it('and no connection of a failed request is left', async () => {
    await until(() => origin.connections() <= oddCases.length + 1);
    expect(ends).toEqual([]);
  });

  function expected({ name, expect: wanted }: FaultCase): string {
    const limited = limits['says 100 unasked'] !== undefined && / 100\b/.test(name);
    return limited ? '502 PROXY_UPSTREAM_INVALID' : wanted;
  }

  async function verdictOf({ method = 'GET', version, steps }: FaultCase): Promise<string> {
    const index = cases.findIndex((row) => row.steps === steps);
    const { text } = await converse(proxy.address, [request(method, `/case/${index}`, version)], 4_000);
    const final = text.replace(/^(?:HTTP\/1\.1 1\d\d [^]*?\r\n\r\n)+/, '');
    const [, status = 'no answer'] = /^HTTP\/1\.1 (\d+)/.exec(final) ?? [];
    const [, code] = /"code":"(\w+)"/.exec(final) ?? [];
    return code ? `${status} ${code}` : `${status} ${bodyOf(final, method, status)}`;
  }
});

function request(method: string, path: string, version = '1.1'): string {
  const body = method === 'POST' ? 'Content-Length: 2\r\n\r\nhi' : '\r\n';
  return `${method} ${path} HTTP/${version}\r\nHost: a\r\nConnection: close\r\n${body}`;
}

/** What a careful caller makes of the bytes: the body, or that it is not whole. */
function bodyOf(answer: string, method: string, status: string): string {
  const at = answer.indexOf('\r\n\r\n');
  const [head, body] = [answer.slice(0, at), answer.slice(at + 4)];
  if (method === 'HEAD' || status === '204' || status === '304') return `whole [${body}]`;
  const [, length] = /^content-length: (\d+)/im.exec(head) ?? [];
  if (length !== undefined) return body.length === Number(length) ? `whole [${body}]` : 'cut';
  if (!/^transfer-encoding: chunked/im.test(head)) return `up to the end [${body}]`;
  const pieces = [...body.matchAll(/([0-9a-f]+)\r\n([^]*?)\r\n/g)].map(([, , piece]) => piece);
  return body.endsWith('0\r\n\r\n') ? `whole [${pieces.join('')}]` : 'cut';
}

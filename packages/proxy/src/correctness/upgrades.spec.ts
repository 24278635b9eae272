import { startRawOrigin } from '../testing/origin.fixture';
import { closing, proxyInFrontOf } from '../testing/proxy.fixture';
import { converse, listenTo, open, pause, until } from '../testing/raw-caller.fixture';

const ws = 'Connection: Upgrade\r\nUpgrade: websocket\r\n';
const key = 'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n';
const agreed = `HTTP/1.1 101 Switching Protocols\r\n${ws}`;
const get = (fields: string): string => `GET /ws HTTP/1.1\r\nHost: a\r\n${fields}\r\n`;

/** What the caller gets, as its status, or `tunnel` and the bytes behind the head. */
async function outcome(bytes: string, answer: string, more: readonly string[] = []): Promise<string> {
  const origin = closing(
    await startRawOrigin((text, socket) => {
      if (!text.startsWith('GET') && !text.startsWith('POST')) return void socket.write(`<${text}>`);
      if (answer === 'RST') return void socket.resetAndDestroy();
      socket.write(answer, 'latin1');
      if (!answer.startsWith('HTTP/1.1 101')) socket.end();
    }),
  );
  const proxy = await proxyInFrontOf(origin, { timeouts: { handshake: 300 } });
  const { text } = await converse(proxy.address, [bytes, ...more], 500);
  if (!text.startsWith('HTTP/1.1 101')) return /^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 'no answer';
  return `tunnel [${text.slice(text.indexOf('\r\n\r\n') + 4)}]`;
}

describe('a handshake', () => {
  it.each([
    ['that both sides want', get(ws + key), `${agreed}\r\n`, ['hello'], 'tunnel [<hello>]'],
    [
      'with names in other cases',
      get(`connection: upgrade\r\nupgrade: WebSocket\r\n${key}`),
      `${agreed}\r\n`,
      ['hi'],
      'tunnel [<hi>]',
    ],
    [
      'with Upgrade among other options',
      get(`Connection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n${key}`),
      `${agreed}\r\n`,
      ['hi'],
      'tunnel [<hi>]',
    ],
    ['that the upstream speaks right behind', get(ws + key), `${agreed}\r\nfirst`, ['hi'], 'tunnel [first<hi>]'],
    ['that is refused', get(ws + key), 'HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n', [], '403'],
    ['that is answered as if it were none', get(ws + key), 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok', [], '200'],
    ['whose upstream resets', get(ws + key), 'RST', [], '502'],
    ['whose upstream closes', get(ws + key), '', [], '502'],
    ['whose upstream is not HTTP', get(ws + key), 'nonsense\r\n\r\n', [], '502'],
    [
      'whose upstream changes to something else',
      get(ws + key),
      'HTTP/1.1 101 OK\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n',
      [],
      '502',
    ],
    ['whose upstream changes without saying to what', get(ws + key), 'HTTP/1.1 101 OK\r\n\r\n', [], '502'],
    ['with two Hosts', get(`Host: b\r\n${ws}${key}`), `${agreed}\r\n`, [], '400'],
    ['with a body', get(`${ws}${key}Content-Length: 2\r\n`), `${agreed}\r\n`, [], '400'],
    ['with chunks', get(`${ws}${key}Transfer-Encoding: chunked\r\n`), `${agreed}\r\n`, [], '400'],
    ['with a fragment', get(ws + key).replace('/ws', '/ws#a'), `${agreed}\r\n`, [], '400'],
    ['of HTTP/2.0', get(ws + key).replace('/1.1', '/2.0'), `${agreed}\r\n`, [], '505'],
  ])('%s', async (_, bytes, answer, more, expected) => {
    expect(await outcome(bytes, answer, more)).toBe(expected);
  });

  it.each([
    ['by POST', get(`${ws}${key}Content-Length: 0\r\n`).replace('GET', 'POST')],
    ['for h2c', get('Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n')],
    ['for two protocols', get(`Connection: Upgrade\r\nUpgrade: websocket, h2c\r\n${key}`)],
    ['that Connection does not name', get(`Upgrade: websocket\r\n${key}`)],
  ])('%s goes on as an ordinary request, and opens nothing', async (_, bytes) => {
    const heads: string[] = [];
    const origin = closing(
      await startRawOrigin((text, socket) => {
        heads.push(text);
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
      }),
    );
    const proxy = await proxyInFrontOf(origin);
    const { text } = await converse(proxy.address, [
      bytes,
      'GET /behind HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    ]);
    expect(text.match(/HTTP\/1\.1 200/g)).toHaveLength(2);
    expect(heads.join('')).not.toMatch(/^(?:upgrade|http2-settings):/im);
  });
});

describe('a tunnel', () => {
  it('may be silent for longer than a request', async () => {
    const origin = closing(
      await startRawOrigin((text, socket) => void socket.write(text.startsWith('GET') ? `${agreed}\r\n` : `<${text}>`)),
    );
    const proxy = await proxyInFrontOf(origin, {
      timeouts: { idle: 100, answer: 100, keepAlive: 100, head: 100, handshake: 200 },
    });
    const socket = await open(proxy.address);
    const heard = listenTo(socket);
    socket.write(get(ws + key));
    await pause(1_200);
    socket.write('still here');
    await pause(50);
    socket.end();
    expect((await heard()).text).toMatch(/<still here>$/);
    await until(() => origin.connections() === 0);
  });
});

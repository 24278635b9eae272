import fc from 'fast-check';
import { type EngineName, engines } from '../forward/engines';
import { type RunningProxy, startProxy } from '../start-proxy';
import { type Origin, startRawOrigin } from '../testing/origin.fixture';
import { converse } from '../testing/raw-caller.fixture';

/** Pieces that answers are made of, good and bad: any order of them is an answer. */
const piece = fc.oneof(
  fc.constantFrom(
    ...[
      'HTTP/1.1 200 OK\r\n',
      'HTTP/1.1 304 \r\n',
      'HTTP/1.1 100 Continue\r\n',
      'HTTP/1.1 103 E\r\n',
      'HTTP/1.1 999 X\r\n',
    ],
    ...[
      'HTTP/1.1 101 S\r\nUpgrade: a\r\nConnection: upgrade\r\n\r\n',
      'HTTP/1.1 200 \x01\xff\r\n',
      'HTTP/1.0 200 OK\r\n',
    ],
    ...['Content-Length: 5\r\n', 'Content-Length: 0\r\n', 'Transfer-Encoding: chunked\r\n', 'Connection: close\r\n'],
    ...['Link: </a>; rel=preload\r\n', 'Link: \x01\r\n', 'Trailer: X\r\n', '__proto__: x\r\n', 'Set-Cookie: a=1\r\n'],
    ...[
      'Location: http://[\r\n',
      'X: \xe9\r\n',
      ': \r\n',
      '\r\n',
      '\r\n\r\n',
      '5\r\nhello\r\n',
      '0\r\n\r\n',
      'hello',
      '\n',
    ],
  ),
  fc.string({ unit: 'binary-ascii', maxLength: 20 }),
);
const behaviour = fc.record({
  pieces: fc.array(piece, { maxLength: 10 }),
  end: fc.constantFrom('FIN', 'RST', 'nothing'),
  method: fc.constantFrom('GET', 'HEAD', 'POST'),
});

describe.each(Object.keys(engines) as EngineName[])('an upstream of random answers on %s', (engine) => {
  let origin: Origin;
  let proxy: RunningProxy;
  let next: { readonly pieces: readonly string[]; readonly end: string } = { pieces: [], end: 'FIN' };
  beforeAll(async () => {
    origin = await startRawOrigin((_, socket) => {
      socket.write(next.pieces.join(''), 'latin1');
      if (next.end === 'RST') socket.resetAndDestroy();
      else if (next.end === 'FIN') socket.end();
    });
    const timeouts = { answer: 60, idle: 60 };
    proxy = await startProxy({ to: origin.url, engine, listen: '127.0.0.1:0', admin: false, timeouts });
  });
  afterAll(async () => {
    await proxy.close();
    await origin.close();
  });

  it('never stops the process, and leaves no caller without an answer or a cut connection', async () => {
    await fc.assert(
      fc.asyncProperty(behaviour, async ({ method, ...how }) => {
        next = how;
        const length = method === 'POST' ? 'Content-Length: 2\r\n\r\nhi' : '\r\n';
        const request = `${method} / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${length}`;
        const { text, end } = await converse(proxy.address, [request], 3_000);
        expect(end).not.toBe('open');
        if (text !== '') expect(text).toMatch(/^HTTP\/1\.1 \d{3} /);
      }),
      { numRuns: 100, seed: 20261122 },
    );
  });
});

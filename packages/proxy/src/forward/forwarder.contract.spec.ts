/** What every engine must do. One contract, run over all of them. */
import { createHash, randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { startBareOrigin, startOrigin, startRawOrigin, valuesOf } from '../testing/origin.fixture';
import { ask, closing, faultOf, metric, proxyInFrontOf, proxyTo } from '../testing/proxy.fixture';
import { converse, listenTo, open, pause, until } from '../testing/raw-caller.fixture';
import { type EngineName, engines } from './engines';

const host = 'Host: app.test\r\n';

describe.each(Object.keys(engines) as EngineName[])('the forwarder on %s', (engine) => {
  describe('carries requests', () => {
    it.each(['//evil.test/', '/\\evil.test', '/a%2Fb/%2e%2e/c%00', '/q?x=/../y&z=%zz\'"<>|{}', '/a;b=c/./d/../e'])(
      'byte for byte: %j',
      async (path) => {
        const origin = closing(await startOrigin());
        const proxy = await proxyInFrontOf(origin, { engine });
        const { text } = await converse(proxy.address, [`GET ${path} HTTP/1.1\r\n${host}Connection: close\r\n\r\n`]);
        expect(text).toMatch(/^HTTP\/1\.1 200 /);
        expect(origin.seen[0]?.url).toBe(path);
      },
    );

    it('with the names, order and values of their fields', async () => {
      const origin = closing(await startOrigin());
      const proxy = await proxyInFrontOf(origin, { engine });
      const fields =
        'X-ODD-case: 1\r\nCookie: a=1\r\nx-Twice: a\r\nx-Twice: b\r\n__proto__: p\r\nX-Bytes: \xe9\xff\r\n';
      await converse(proxy.address, [`GET / HTTP/1.1\r\n${host}${fields}Connection: close\r\n\r\n`]);
      const raw = origin.seen[0]?.rawHeaders ?? [];
      for (const pair of fields.trimEnd().split('\r\n')) expect(raw.join(': ')).toContain(pair);
      expect(valuesOf(origin.seen[0] as never, 'x-twice')).toEqual(['a', 'b']);
      expect(valuesOf(origin.seen[0] as never, 'host')).toEqual(['app.test']);
    });

    it(`with repeated fields as they came (${engines[engine].limits['names of repeated fields'] ?? 'no limit'})`, async () => {
      const origin = closing(await startOrigin());
      const proxy = await proxyInFrontOf(origin, { engine });
      const fields = 'x-Twice: a\r\nX-Between: 1\r\nX-TWICE: b\r\n';
      await converse(proxy.address, [`GET / HTTP/1.1\r\n${host}${fields}Connection: close\r\n\r\n`]);
      const seen = (origin.seen[0]?.rawHeaders ?? []).join(' ');
      const limited = engines[engine].limits['names of repeated fields'] !== undefined;
      expect(seen).toContain(limited ? 'x-Twice a x-Twice b X-Between 1' : 'x-Twice a X-Between 1 X-TWICE b');
    });

    it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])(
      '%s with a short body',
      async (method) => {
        const origin = closing(await startOrigin());
        const proxy = await proxyInFrontOf(origin, { engine });
        const message = `${method} /a HTTP/1.1\r\n${host}Content-Length: 5\r\nConnection: close\r\n\r\nhello`;
        expect((await converse(proxy.address, [message])).text).toContain(`app ${method} /a hello`);
      },
    );

    it('with a body that comes in pieces', async () => {
      const origin = closing(await startOrigin());
      const proxy = await proxyInFrontOf(origin, { engine });
      const head = `POST /a HTTP/1.1\r\n${host}Content-Length: 10\r\nConnection: close\r\n\r\n`;
      expect((await converse(proxy.address, [head, 'hello', 'world'])).text).toContain('app POST /a helloworld');
    });

    it('with a chunked body, as chunks again', async () => {
      const origin = closing(await startOrigin());
      const proxy = await proxyInFrontOf(origin, { engine });
      const head = `POST /a HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n`;
      const { text } = await converse(proxy.address, [
        head,
        '5\r\nhello\r\n',
        '1;x=y\r\n!\r\n0\r\nX-Trailer: 1\r\n\r\n',
      ]);
      expect(text).toContain('app POST /a hello!');
      expect(valuesOf(origin.seen[0] as never, 'transfer-encoding')).toEqual(['chunked']);
    });

    it('with an empty body', async () => {
      const origin = closing(await startOrigin());
      const proxy = await proxyInFrontOf(origin, { engine });
      const empty = `POST /a HTTP/1.1\r\n${host}Content-Length: 0\r\n\r\n`;
      const chunked = `PUT /b HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n`;
      const { text } = await converse(proxy.address, [empty, chunked]);
      expect(text).toContain('app POST /a ');
      expect(text).toContain('app PUT /b ');
    });

    it.each(['DELETE', 'OPTIONS'])('and lets no request hide in the body of a chunked %s', async (method) => {
      const origin = closing(await startOrigin());
      const proxy = await proxyInFrontOf(origin, { engine });
      const hidden = 'GET /admin HTTP/1.1\r\nHost: x\r\n\r\n';
      const chunk = `${hidden.length.toString(16)}\r\n${hidden}\r\n0\r\n\r\n`;
      const head = `${method} /a HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n`;
      await converse(proxy.address, [`${head}${chunk}`]);
      expect(origin.seen.map(({ url }) => url)).toEqual(['/a']);
    });

    it('of many megabytes, both ways, unchanged', async () => {
      const digest = (body: Buffer): string => createHash('sha256').update(body).digest('hex');
      const body = randomBytes(8 * 1024 * 1024);
      const origin = closing(
        await startBareOrigin((request, response) => {
          response.writeHead(200, { 'Content-Length': request.headers['content-length'] });
          request.pipe(response);
        }),
      );
      const proxy = await proxyInFrontOf(origin, { engine });
      const answer = await fetch(`http://${proxy.address}/echo`, { method: 'POST', body });
      expect(digest(Buffer.from(await answer.arrayBuffer()))).toBe(digest(body));
    });

    it('and says 100-continue before the body, once', async () => {
      const origin = closing(await startOrigin());
      const proxy = await proxyInFrontOf(origin, { engine });
      const head = `POST /a HTTP/1.1\r\n${host}Content-Length: 5\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n`;
      const socket = await open(proxy.address);
      const heard = listenTo(socket);
      socket.write(head);
      await pause(50);
      expect(origin.seen).toEqual([]);
      socket.write('hello');
      const { text } = await heard();
      expect(text).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK\r\n/);
      expect(valuesOf(origin.seen[0] as never, 'expect')).toEqual([]);
    });

    it('without holding more of an upload than the upstream takes', async () => {
      let received = 0;
      const origin = closing(
        await startBareOrigin((request, response) => {
          setTimeout(() => request.on('data', (chunk: Buffer) => (received += chunk.length)), 300);
          request.on('end', () => response.end('done'));
        }),
      );
      const proxy = await proxyInFrontOf(origin, { engine });
      const size = 48 * 1024 * 1024;
      const call = httpRequest(`http://${proxy.address}/`, { method: 'POST', headers: { 'Content-Length': size } });
      const answered = new Promise((resolve) => call.on('response', resolve));
      call.write(Buffer.alloc(size / 2));
      call.end(Buffer.alloc(size / 2));
      await pause(200);
      // What the proxy took is at most what fits into the buffers of four sockets.
      expect(call.writableLength).toBeGreaterThan(size / 2);
      await answered;
      expect(received).toBe(size);
    });
  });

  describe('carries answers', () => {
    it('with status text, field names, doubles and bytes as they came', async () => {
      const origin = closing(
        await startRawOrigin((_, socket) =>
          socket.write(
            'HTTP/1.1 299 Very Fine\r\nX-ODD-case: \xe9\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nContent-Length: 3\r\n\r\n\xff\x00z',
            'latin1',
          ),
        ),
      );
      const proxy = await proxyInFrontOf(origin, { engine });
      const { text } = await converse(proxy.address, [`GET / HTTP/1.1\r\n${host}Connection: close\r\n\r\n`]);
      expect(text).toMatch(/^HTTP\/1\.1 299 Very Fine\r\nX-ODD-case: \xe9\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\n/);
      expect(text.endsWith('\r\n\r\n\xff\x00z')).toBe(true);
    });

    it('without fields that are for one connection only', async () => {
      const hop = [
        'Connection: keep-alive, X-Private',
        'X-Private: 1',
        'Keep-Alive: timeout=99',
        'Proxy-Authenticate: Basic',
        'Alt-Svc: h3=":443"',
        'Upgrade: h2c',
      ];
      const origin = closing(
        await startRawOrigin((_, socket) =>
          socket.write(`HTTP/1.1 200 OK\r\n${hop.join('\r\n')}\r\nX-Public: 1\r\nContent-Length: 2\r\n\r\nok`),
        ),
      );
      const proxy = await proxyInFrontOf(origin, { engine });
      const { text } = await converse(proxy.address, [`GET / HTTP/1.1\r\n${host}Connection: close\r\n\r\n`]);
      expect(text).toContain('X-Public: 1');
      expect(text).not.toMatch(/X-Private|timeout=99|Proxy-Auth|Alt-Svc|Upgrade/i);
    });

    it('with trailers, but not with those that belong into the head', async () => {
      const origin = closing(
        await startRawOrigin((_, socket) =>
          socket.write(
            'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n2\r\nok\r\n0\r\nX-Sum: 42\r\nSet-Cookie: a=1\r\n\r\n',
          ),
        ),
      );
      const proxy = await proxyInFrontOf(origin, { engine });
      const { text } = await converse(proxy.address, [`GET / HTTP/1.1\r\n${host}Connection: close\r\n\r\n`]);
      expect(text).toContain('Trailer: X-Sum\r\n');
      expect(text.endsWith('2\r\nok\r\n0\r\nX-Sum: 42\r\n\r\n')).toBe(true);
    });

    it('with 103 Early Hints before, and few of them when there are many', async () => {
      const hint = 'HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n';
      const origin = closing(
        await startRawOrigin((_, socket) =>
          socket.write(`${hint.repeat(200)}HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok`),
        ),
      );
      const proxy = await proxyInFrontOf(origin, { engine });
      const { text } = await converse(proxy.address, [`GET / HTTP/1.1\r\n${host}Connection: close\r\n\r\n`]);
      expect(text).toMatch(/^HTTP\/1\.1 103 Early Hints\r\nLink: <\/a\.css>; rel=preload\r\n\r\n/);
      expect(text.match(/ 103 /g)).toHaveLength(16);
      expect(text).toContain('HTTP/1.1 200 OK');
    });

    it('of HEAD with its length and without a body, and uses the connection on', async () => {
      const origin = closing(
        await startOrigin('app', (_, response) => response.writeHead(200, { 'Content-Length': 5 }).end('hello')),
      );
      const proxy = await proxyInFrontOf(origin, { engine });
      const messages = [`HEAD / HTTP/1.1\r\n${host}\r\n`, `GET / HTTP/1.1\r\n${host}Connection: close\r\n\r\n`];
      const { text } = await converse(proxy.address, messages);
      expect(text.match(/Content-Length: 5/g)).toHaveLength(2);
      expect(text.match(/hello/g)).toHaveLength(1);
    });

    it.each([204, 304])('of status %d without a body', async (status) => {
      const origin = closing(
        await startOrigin('app', (_, response) => response.writeHead(status, { ETag: '"x"' }).end()),
      );
      const proxy = await proxyInFrontOf(origin, { engine });
      const messages = [`GET / HTTP/1.1\r\n${host}\r\n`, `GET / HTTP/1.1\r\n${host}Connection: close\r\n\r\n`];
      const { text } = await converse(proxy.address, messages);
      expect(text.match(new RegExp(`HTTP/1.1 ${status} `, 'g'))).toHaveLength(2);
      expect(text).not.toMatch(/Transfer-Encoding|Content-Length/i);
    });

    it('of unknown length to HTTP/1.0 without chunks', async () => {
      const origin = closing(await startOrigin('app', (_, response) => void (response.write('a'), response.end('b'))));
      const proxy = await proxyInFrontOf(origin, { engine });
      const { text, end } = await converse(proxy.address, [`GET / HTTP/1.0\r\n${host}\r\n`]);
      expect(text).not.toMatch(/chunked/);
      expect(text.endsWith('\r\n\r\nab')).toBe(true);
      expect(end).toBe('end');
    });

    it('as they come: a head alone, then one piece after the other', async () => {
      const origin = closing(
        await startBareOrigin((_, response) => {
          response.writeHead(200, { 'Content-Type': 'text/event-stream' });
          response.flushHeaders();
          setTimeout(() => response.write('data: 1\n\n'), 60);
          setTimeout(() => response.write('data: 2\n\n'), 120);
        }),
      );
      const proxy = await proxyInFrontOf(origin, { engine });
      const socket = await open(proxy.address);
      const pieces: string[] = [];
      socket.on('data', (chunk) => pieces.push(chunk.toString()));
      socket.write(`GET / HTTP/1.1\r\n${host}\r\n`);
      await until(() => pieces.length >= 3);
      socket.destroy();
      expect(pieces[0]).toMatch(/\r\n\r\n$/);
      expect(pieces.slice(1).join('')).toMatch(/data: 1[^]*data: 2/);
    });

    it('no faster than the caller takes them', async () => {
      let sent = 0;
      const origin = closing(
        await startBareOrigin((_, response) => {
          const chunk = Buffer.alloc(65_536);
          const more = (): void => {
            while (!response.destroyed && sent < 64 * 1024 * 1024 && response.write(chunk)) sent += chunk.length;
          };
          response.on('drain', more);
          more();
        }),
      );
      const proxy = await proxyInFrontOf(origin, { engine });
      const socket = await open(proxy.address);
      socket.write(`GET / HTTP/1.1\r\n${host}\r\n`);
      socket.pause();
      await pause(300);
      expect(sent).toBeLessThan(24 * 1024 * 1024);
      socket.destroy();
    });

    it('early, when the upstream does not want the body', async () => {
      const origin = closing(
        await startBareOrigin((_, response) => response.writeHead(413, { Connection: 'close' }).end('too large')),
      );
      const proxy = await proxyInFrontOf(origin, { engine });
      const head = `POST / HTTP/1.1\r\n${host}Content-Length: 1000000\r\n\r\n`;
      const { text } = await converse(proxy.address, [`${head}${'x'.repeat(100_000)}`, 'y'.repeat(100_000)]);
      expect(text).toMatch(/^HTTP\/1\.1 413 [^]*too large/);
    });
  });

  describe('when the caller leaves', () => {
    it('lets go of an upstream that has not answered yet', async () => {
      const origin = closing(await startBareOrigin(() => undefined));
      const proxy = await proxyInFrontOf(origin, { engine });
      const socket = await open(proxy.address);
      socket.write(`GET / HTTP/1.1\r\n${host}\r\n`);
      await until(() => origin.seen.length === 1);
      socket.destroy();
      await until(() => origin.connections() === 0);
    });

    it('lets go of an upstream in the middle of its answer', async () => {
      const origin = closing(await startBareOrigin((_, response) => void response.write('x'.repeat(100))));
      const proxy = await proxyInFrontOf(origin, { engine });
      const socket = await open(proxy.address);
      socket.write(`GET / HTTP/1.1\r\n${host}\r\n`);
      await new Promise((resolve) => socket.once('data', resolve));
      socket.destroy();
      await until(() => origin.connections() === 0);
      expect(
        await metric(proxy, 'banyan_requests_in_flight{route="(unrouted)",upstream="monolith",phase="monolith"}'),
      ).toBe(0);
    });

    it('does not let the upstream take half a body for a whole one', async () => {
      let whole = false;
      const origin = closing(
        await startBareOrigin((request) => void request.resume().on('end', () => (whole = request.complete))),
      );
      const proxy = await proxyInFrontOf(origin, { engine });
      const socket = await open(proxy.address);
      socket.write(`POST / HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n`);
      await until(() => origin.seen.length === 1);
      socket.destroy();
      await until(() => origin.connections() === 0);
      expect(whole).toBe(false);
    });

    it('never begins a request whose short body did not arrive', async () => {
      const origin = closing(await startOrigin());
      const proxy = await proxyInFrontOf(origin, { engine });
      const socket = await open(proxy.address);
      socket.write(`POST / HTTP/1.1\r\n${host}Content-Length: 10\r\n\r\nhello`);
      await pause(50);
      socket.destroy();
      await pause(50);
      expect(origin.seen).toEqual([]);
    });

    it('forgets pipelined requests that wait behind another one', async () => {
      const origin = closing(await startBareOrigin(() => undefined));
      const proxy = await proxyInFrontOf(origin, { engine });
      const socket = await open(proxy.address);
      socket.write(`GET /1 HTTP/1.1\r\n${host}\r\nGET /2 HTTP/1.1\r\n${host}\r\n`);
      await until(() => origin.seen.length === 2);
      socket.destroy();
      await until(() => origin.connections() === 0);
      const inFlight = 'banyan_requests_in_flight{route="(unrouted)",upstream="monolith",phase="monolith"}';
      await until(async () => (await metric(proxy, inFlight)) === 0);
    });
  });

  describe('when the upstream fails', () => {
    it('answers 502 when nobody listens', async () => {
      const gone = await startOrigin();
      await gone.close();
      const proxy = await proxyInFrontOf(gone, { engine });
      expect(await faultOf(await fetch(`http://${proxy.address}/`))).toBe('502 PROXY_UPSTREAM_UNREACHABLE');
    });

    it('answers 502 when the name is unknown', async () => {
      const proxy = await proxyTo({ to: 'http://nobody.invalid:80', engine });
      expect(await faultOf(await fetch(`http://${proxy.address}/`))).toBe('502 PROXY_UPSTREAM_UNREACHABLE');
    });

    it.each<[string, (text: string, answer: { end(): void; resetAndDestroy(): void }) => void]>([
      ['closes', (_, socket) => socket.end()],
      ['resets', (_, socket) => void socket.resetAndDestroy()],
    ])('answers 502 when it %s without an answer', async (_, onRequest) => {
      const origin = closing(await startRawOrigin(onRequest));
      const proxy = await proxyInFrontOf(origin, { engine });
      expect(await faultOf(await fetch(`http://${proxy.address}/`))).toBe('502 PROXY_UPSTREAM_CLOSED');
    });

    it.each([
      ['is not HTTP', 'SSH-2.0-OpenSSH_9.2\r\n'],
      ['has two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok!'],
      [
        'has a length and chunks',
        'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n',
      ],
      ['changes the protocol unasked', 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'],
      ['has a NUL in a field', 'HTTP/1.1 200 OK\r\nX: a\0b\r\nContent-Length: 0\r\n\r\n'],
      ['has too many fields', `HTTP/1.1 200 OK\r\n${'X-Pad: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\r\n'.repeat(2000)}\r\n`],
    ])('answers 502 when the answer %s', async (_, bytes) => {
      const origin = closing(await startRawOrigin((_text, socket) => void socket.write(bytes, 'latin1')));
      const proxy = await proxyInFrontOf(origin, { engine });
      const answer = await fetch(`http://${proxy.address}/`);
      expect(answer.status).toBe(502);
      expect(await answer.text()).toMatch(/PROXY_UPSTREAM_(INVALID|CLOSED)/);
    });

    it.each([
      ['a length', 'Content-Length: 100\r\n\r\nhalf'],
      ['chunks', 'Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n'],
    ])('cuts the connection when it dies in the middle of an answer with %s', async (_, rest) => {
      const origin = closing(
        await startRawOrigin((_text, socket) => {
          socket.write(`HTTP/1.1 200 OK\r\n${rest}`);
          setTimeout(() => socket.end(), 50);
        }),
      );
      const proxy = await proxyInFrontOf(origin, { engine });
      const { text, end } = await converse(proxy.address, [`GET / HTTP/1.1\r\n${host}\r\n`], 1_000);
      expect(text).toContain('half');
      expect(text).not.toMatch(/0\r\n\r\n$/);
      expect(end).not.toBe('open');
      await expect(ask(proxy, '/')).rejects.toThrow();
    });

    it('stays alive when the answer is longer than its length', async () => {
      const origin = closing(
        await startRawOrigin(
          (_, socket) => void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok and much more'),
        ),
      );
      const proxy = await proxyInFrontOf(origin, { engine });
      expect(await ask(proxy, '/1')).toBe('ok');
      expect(await ask(proxy, '/2')).toBe('ok');
    });

    it('gives nobody what an upstream sends unasked behind an answer', async () => {
      const origin = closing(
        await startRawOrigin((text, socket) => {
          const answer = `HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nfor ${/\/\d/.exec(text)?.[0]}`;
          socket.write(answer);
          setTimeout(() => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\npoison'), 20);
        }),
      );
      const proxy = await proxyInFrontOf(origin, { engine });
      for (const path of ['/1', '/2', '/3']) {
        expect(await ask(proxy, path)).toBe(`for ${path}`);
        await pause(60);
      }
    });

    it('answers 504 when the answer does not begin', async () => {
      const origin = closing(await startBareOrigin(() => undefined));
      const proxy = await proxyInFrontOf(origin, { engine, timeouts: { answer: 300 } });
      expect(await faultOf(await fetch(`http://${proxy.address}/`))).toBe('504 PROXY_UPSTREAM_TIMEOUT');
      await until(() => origin.connections() === 0);
    });

    it('cuts the connection when the answer stops moving', async () => {
      const origin = closing(await startBareOrigin((_, response) => void response.write('half')));
      const proxy = await proxyInFrontOf(origin, { engine, timeouts: { idle: 300 } });
      const { text, end } = await converse(proxy.address, [`GET / HTTP/1.1\r\n${host}\r\n`], 3_000);
      expect(text).toContain('half');
      expect(end).not.toBe('open');
    });

    it('answers 503 when all its connections are taken', async () => {
      const origin = closing(await startBareOrigin(() => undefined));
      const proxy = await proxyInFrontOf(origin, { engine, limits: { connections: 2 } });
      const leave = new AbortController();
      const hung = ['/1', '/2'].map((path) => ask(proxy, path, { signal: leave.signal }).catch(() => undefined));
      await until(() => origin.seen.length === 2);
      expect(await faultOf(await fetch(`http://${proxy.address}/3`))).toBe('503 PROXY_UPSTREAM_BUSY');
      leave.abort();
      await Promise.all(hung);
    });
  });

  describe('on a reused connection that the upstream has closed', () => {
    /** Answers the first request of each connection and resets it at the second. */
    const fickle = (requests: string[]): ReturnType<typeof startRawOrigin> => {
      const used = new Set<number>();
      return startRawOrigin((text, socket, connection) => {
        requests.push(text.split(' ', 2).join(' '));
        if (used.has(connection)) return void socket.resetAndDestroy();
        used.add(connection);
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
      });
    };

    it('sends every GET again, once, and none fails', async () => {
      const requests: string[] = [];
      const proxy = await proxyInFrontOf(closing(await fickle(requests)), { engine });
      for (let i = 0; i < 1_000; i++) expect(await ask(proxy, `/${i}`)).toBe('ok');
      expect(requests.length).toBeGreaterThan(1_300);
      expect(await metric(proxy, 'banyan_retries_total')).toBe(requests.length - 1_000);
    });

    it('never sends a POST twice', async () => {
      const requests: string[] = [];
      const proxy = await proxyInFrontOf(closing(await fickle(requests)), { engine });
      expect(await ask(proxy, '/first')).toBe('ok');
      const answer = await fetch(`http://${proxy.address}/second`, { method: 'POST', body: 'x' });
      expect(await faultOf(answer)).toBe('502 PROXY_UPSTREAM_CLOSED');
      expect(requests.filter((request) => request.startsWith('POST'))).toEqual(['POST /second']);
    });
  });
});

import { Readable } from 'node:stream';
import fc from 'fast-check';
import type { Format, LoggedRequest } from '../formats/format';
import { clf, jsonLog, logFormat } from '../formats/access-logs';

const at = Date.UTC(2025, 9, 10, 11, 55, 36);

async function read(text: string, format: Format = clf, pieces = 7) {
  const requests: LoggedRequest[] = [];
  const skipped: Record<string, number> = {};
  const bytes = Buffer.from(text);
  const chunks = Array.from({ length: Math.ceil(bytes.length / pieces) }, (_, i) =>
    bytes.subarray(i * pieces, (i + 1) * pieces),
  );
  const records = {
    request: (request: LoggedRequest) => void requests.push(request),
    skip: (reason: string, count = 1) => void (skipped[reason] = (skipped[reason] ?? 0) + count),
  };
  await format.read(Readable.from(chunks), records as never, { file: 'a.log', root: '/' });
  return { requests, skipped };
}

const asked = { method: 'GET', path: '/posts/12?a=b', status: 200 };

describe('common and combined', () => {
  test.each([
    ['1.2.3.4 - - [10/Oct/2025:13:55:36 +0200] "GET /posts/12?a=b HTTP/1.1" 200 612', { ...asked, at }],
    [
      '1.2.3.4 - ann b [10/Oct/2025:13:55:36 +0200] "GET /posts/12?a=b HTTP/1.0" 200 - "-" "Mo [x] \\"y\\" (z)"',
      { ...asked, at },
    ],
    [
      '1.2.3.4 - - [10/Oct/2025:11:55:36 +0000] "GET /posts/12?a=b HTTP/1.1" 200 612 "-" "curl" 0.123 0.120',
      { ...asked, at, milliseconds: 123 },
    ],
    [
      '1.2.3.4 - - [10/Oct/2025:11:55:36 +0000] "GET /posts/12?a=b HTTP/2.0" 200 612 "-" "curl" "-" uct="0.000" urt="0.044" rt=0.045',
      { ...asked, at, milliseconds: 45 },
    ],
    [
      '1.2.3.4 - - [10/Oct/2025:11:55:36 +0000] "GET /posts/12?a=b HTTP/1.1" 200 612 "-" "curl" 123456',
      { ...asked, at },
    ],
    [
      'shop.example:443 1.2.3.4 - - [10/Oct/2025:11:55:36 +0000] "GET http://x/posts/12?a=b HTTP/1.1" 200 612',
      { ...asked, at, service: 'shop.example' },
    ],
    ['::1 - - [10/Oct/2025:04:55:36 -0700] "GET /posts/12?a=b" 200 612', { ...asked, at }],
    ['web-1  | 1.2.3.4 - - [10/Oct/2025:13:55:36 +0200] "GET /posts/12?a=b HTTP/1.1" 200 612', { ...asked, at }],
  ])('%s', async (line, request) => {
    expect(await read(`${line}\n`)).toEqual({ requests: [request], skipped: {} });
    expect([clf.recognizes(Buffer.from(line)), jsonLog.recognizes(Buffer.from(line))]).toEqual([true, false]);
  });

  test.each([
    String.raw`1.2.3.4 - - [10/Oct/2025:13:55:36 +0200] "\x16\x03\x01" 400 157 "-" "-"`,
    '1.2.3.4 - - [10/Oct/2025:13:55:36 +0200] "-" 408 0',
    '1.2.3.4 - - [10/Oct/2025:13:55:36 +0200] "GET /cut off',
    'Server started [now] "today" 200',
  ])('no request: %s', async (line) => {
    expect(await read(`${line}\n`)).toEqual({ requests: [], skipped: { 'no-request': 1 } });
  });
});

describe('JSON lines', () => {
  const iso = '2025-10-10T11:55:36Z';
  const whole = { ...asked, at, milliseconds: 12.5 };
  test.each([
    [
      'nginx',
      { time_iso8601: iso, request: 'GET /posts/12?a=b HTTP/1.1', status: '200', request_time: '0.0125' },
      whole,
    ],
    [
      'nginx, upstreams',
      {
        msec: `${at / 1000}`,
        request_method: 'GET',
        request_uri: '/posts/12?a=b',
        status: 200,
        upstream_response_time: '0.001, 0.0125',
      },
      whole,
    ],
    [
      'pino-http',
      {
        level: 30,
        time: at,
        pid: 1,
        req: { id: 1, method: 'GET', url: '/posts/12?a=b' },
        res: { statusCode: 200 },
        responseTime: 12.5,
      },
      whole,
    ],
    ['morgan', { method: 'GET', url: '/posts/12?a=b', status: '200', 'response-time': '12.5', date: iso }, whole],
    [
      'Caddy',
      { ts: at / 1000, request: { method: 'GET', uri: '/posts/12?a=b', host: 'shop' }, duration: 0.0125, status: 200 },
      { ...whole, service: 'shop' },
    ],
    [
      'Traefik',
      {
        StartUTC: iso,
        RequestMethod: 'GET',
        RequestPath: '/posts/12?a=b',
        DownstreamStatus: 200,
        Duration: 12500000,
        ServiceName: 'shop@docker',
      },
      { ...whole, service: 'shop@docker' },
    ],
    [
      'Envoy',
      { start_time: iso, method: 'GET', path: '/posts/12?a=b', response_code: 200, duration: 12, authority: 'shop' },
      { ...whole, milliseconds: 12, service: 'shop' },
    ],
    [
      'Envoy, no answer',
      { start_time: iso, method: 'GET', path: '/a', response_code: 0, duration: 3 },
      { method: 'GET', path: '/a', at, milliseconds: 3 },
    ],
    [
      'banyan proxy',
      {
        method: 'GET',
        path: '/posts/12',
        status: 200,
        route: 'all',
        upstream: 'monolith',
        revision: 3,
        address: 'x',
        milliseconds: 12.5,
        whole: true,
      },
      { method: 'GET', path: '/posts/12', status: 200, milliseconds: 12.5, service: 'monolith' },
    ],
    [
      'Google',
      {
        timestamp: iso,
        httpRequest: { requestMethod: 'GET', requestUrl: 'https://shop/posts/12?a=b', status: 200, latency: '0.0125s' },
      },
      whole,
    ],
    [
      'Docker',
      { log: JSON.stringify({ method: 'GET', url: '/posts/12?a=b', status: 200 }) + '\n', stream: 'stdout' },
      asked,
    ],
  ])('%s', async (_, line, request) => {
    expect(await read(JSON.stringify(line), jsonLog)).toEqual({ requests: [request], skipped: {} });
    expect(jsonLog.recognizes(Buffer.from(`Listening on 3000\n${JSON.stringify(line)}\n`))).toBe(true);
  });

  test("Fastify's two lines are one request; one without an end is told", async () => {
    const lines = [
      { pid: 1, reqId: 'r1', req: { method: 'GET', url: '/a' }, time: at },
      { pid: 1, reqId: 'r2', req: { method: 'PUT', url: '/b' }, time: at },
      { pid: 1, reqId: 'r1', res: { statusCode: 500 }, responseTime: 2, time: at + 2 },
      { pid: 1, reqId: 'r9', res: { statusCode: 200 }, responseTime: 2 },
    ];
    expect(await read(lines.map((line) => JSON.stringify(line)).join('\n'), jsonLog)).toEqual({
      requests: [{ method: 'GET', path: '/a', status: 500, at: at + 2, milliseconds: 2 }],
      skipped: { 'no-answer': 1, 'no-request': 1 },
    });
  });

  test('mixed, broken and cut off: what is one counts, the rest is told', async () => {
    const lines = [
      '{"method":"GET","url":"/a"',
      '{"level":30,"msg":"started"}',
      '[1]',
      '1.2.3.4 - - [10/Oct/2025:13:55:36 +0200] "GET /posts/12?a=b HTTP/1.1" 200 612',
      '\0\0{"method":"GET","url":"/a"}',
      'x'.repeat(1 << 21),
      '{"method":"GE',
    ];
    expect(await read(lines.join('\r\n'), jsonLog, 1 << 16)).toEqual({
      requests: [
        { ...asked, at },
        { method: 'GET', path: '/a' },
      ],
      skipped: { 'not-json': 1, 'no-request': 2, 'line-too-long': 1, 'cut-off': 1 },
    });
  });

  test('traces and foreign files are not taken for logs', () => {
    const files = [
      '{"resourceSpans":[]}',
      '{"data":[{"traceID":"a"}]}',
      '[{"traceId":"a","name":"get /"}]',
      'queryid,query\n1,x',
      '',
      '{',
    ];
    expect(files.filter((text) => clf.recognizes(Buffer.from(text)) || jsonLog.recognizes(Buffer.from(text)))).toEqual(
      [],
    );
  });
});

describe("a format of nginx' configuration", () => {
  test.each([
    [
      `'$remote_addr - $remote_user [$time_local] "$request" '\n  '$status $body_bytes_sent "$http_user_agent" $upstream_response_time \${request_time}s'`,
      '1.2.3.4 - - [10/Oct/2025:13:55:36 +0200] "GET /posts/12?a=b HTTP/1.1" 200 3 "a \\" b" 0.1, 0.2 : 0.3 0.0125s',
      { ...asked, at, milliseconds: 12.5 },
    ],
    [
      '$msec|$request_method|$request_uri|$status|$host',
      `${at / 1000}|GET|/posts/12?a=b|200|shop`,
      { ...asked, at, service: 'shop' },
    ],
    ['$request_method $uri $status', 'GET /posts/12?a=b 200', asked],
  ])('%s', async (template, line, request) => {
    const format = logFormat(template);
    expect(format.recognizes(Buffer.from(line))).toBe(true);
    expect(await read(`${line}\nforeign\n`, format)).toEqual({ requests: [request], skipped: { 'no-request': 1 } });
  });

  test('one without a request is refused', () => {
    expect(() => logFormat('$remote_addr $status')).toThrow('The log format names no request.');
  });
});

test('no text ends the reading', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string(), async (a, b) => {
      await read(
        `${a}\n1.2.3.4 - - [${b}] "${b}" 200 ${a}\n{"req":${JSON.stringify(a)},"method":${JSON.stringify(b)},"url":"/"}`,
        jsonLog,
        64,
      );
    }),
  );
});

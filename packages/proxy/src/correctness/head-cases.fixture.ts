/** Start lines, targets, hosts and fields (RFC 9112 2 to 5, RFC 9110 5 and 7). */
import { bad, close, get, host, line, type RequestCase } from './request-case.fixture';

const start = (name: string, text: string, expect: string = bad): RequestCase => ({ name, bytes: line(text), expect });
const target = (text: string, expect: string): RequestCase => start(`target ${text}`, `GET ${text} HTTP/1.1`, expect);
const named = (text: string, expect = '400 PROXY_BAD_HOST'): RequestCase => ({
  name: JSON.stringify(text),
  bytes: get(text),
  expect,
});
const field = (text: string, expect: string = bad): RequestCase => ({
  name: JSON.stringify(text.slice(0, 40)),
  bytes: get(`${host}${text}`),
  expect,
});
const ok = '> GET / none []';

/** The first line. */
export const lineCases: readonly RequestCase[] = [
  start('an empty line before', '\r\nGET / HTTP/1.1', ok),
  start('HTTP/0.9 without a version', 'GET /', '505 PROXY_VERSION_REFUSED'),
  start('HTTP/0.9', 'GET / HTTP/0.9', '505 PROXY_VERSION_REFUSED'),
  start('HTTP/1.2', 'GET / HTTP/1.2'),
  start('HTTP/1.10', 'GET / HTTP/1.10'),
  start('HTTP/2.0', 'GET / HTTP/2.0', '505 PROXY_VERSION_REFUSED'),
  start('HTTP/3.0', 'GET / HTTP/3.0'),
  start('http/1.1', 'GET / http/1.1'),
  start('HTTP/1,1', 'GET / HTTP/1,1'),
  start('a space behind the version', 'GET / HTTP/1.1 '),
  start('a tab for a space', 'GET\t/ HTTP/1.1'),
  start('a space before the method', ' GET / HTTP/1.1'),
  start('a method in small letters', 'get / HTTP/1.1'),
  start('a method nobody knows', 'COW / HTTP/1.1'),
  start('a NUL in the line', 'GET /\x00 HTTP/1.1'),
  start('CR CR LF', 'GET / HTTP/1.1\r'),
  { name: 'a bare LF', bytes: `GET / HTTP/1.1\n${host}\r\n`, expect: bad },
  { name: 'bare LFs only', bytes: 'GET / HTTP/1.1\nHost: a\n\n', expect: bad },
  { name: 'half the preface of HTTP/2', bytes: 'PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n', expect: bad },
  start('the method of the preface', 'PRI / HTTP/1.1', bad),
  { name: 'TLS', bytes: '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', expect: bad },
  start('TRACE', 'TRACE / HTTP/1.1', '405 PROXY_METHOD_REFUSED'),
  start('CONNECT', 'CONNECT app.test:80 HTTP/1.1', '405 PROXY_METHOD_REFUSED'),
];

const badTarget = '400 PROXY_BAD_TARGET';

/** What is asked for. */
export const targetCases: readonly RequestCase[] = [
  ...['//evil.test/', '/\\evil.test', '/a%00b', '/a/../b', '/%2e%2e/b', '/q?a=/../b', '/;a=b'].map((text) =>
    target(text, `> GET ${text} none []`),
  ),
  target('http://app.test/a?b', '> GET /a?b none []'),
  target('HTTP://APP.test?b', '> GET /?b none []'),
  target('http://evil.test/', badTarget),
  target('http://app.test@evil.test/', badTarget),
  target('http://evil.test#@app.test/', bad),
  target('http://app.test:81/', badTarget),
  target('https://app.test/', badTarget),
  target('ftp://app.test/', badTarget),
  target('/a#b', badTarget),
  target('*', badTarget),
  target('app.test:80', bad),
  target('a/b', bad),
  target('/a b', bad),
  target('/a\tb', bad),
  target('/\xe9', bad),
  target('/\x7f', bad),
  target('', bad),
];

/** Who is meant. */
export const hostCases: readonly RequestCase[] = [
  named('Host: app.test\r\n', ok),
  named('host:[::1]:80\r\n', ok),
  named('Host: a_b.test:8080\r\n', ok),
  named('Host: a\r\nHost: b\r\n'),
  named('Host: a\r\nhost: a\r\n'),
  named('X: 1\r\n'),
  named('Host:\r\n'),
  named('Host: a/b\r\n'),
  named('Host: a@b\r\n'),
  named('Host: a b\r\n'),
  named('Host: a, b\r\n'),
  named('Host: a?b\r\n'),
  named('Host: a#b\r\n'),
  named('Host: a\\b\r\n'),
  named('Host: http://a\r\n'),
  named('Host: :80\r\n'),
  named('Host: a:80:80\r\n'),
  named('Host: a:x\r\n'),
  named('Host: a:123456\r\n'),
  named('Host: [::1\r\n'),
  named('Host: \xe9\r\n'),
  named('Host : a\r\n', bad),
  named('Host: a\x00\r\n', bad),
];

/** Everything else in the head. */
export const fieldCases: readonly RequestCase[] = [
  field('X: 1\r\n 2\r\n'),
  field('X: 1\r\n\t2\r\n'),
  field('X: a\rb\r\n'),
  field('X: a\nb\r\n'),
  field('X: a\0b\r\n'),
  field('X: a\x01b\r\n'),
  field('X: a\x7fb\r\n'),
  field('X: 1\r\r\n'),
  field('X\r\n'),
  field(': 1\r\n'),
  field('X : 1\r\n'),
  field('X Y: 1\r\n'),
  field('(X): 1\r\n'),
  field('X\x00: 1\r\n'),
  field('\xe9: 1\r\n'),
  field('Expect: magic\r\n', '417 PROXY_EXPECTATION_FAILED'),
  field('X: 1\r\n'.repeat(200), '431 PROXY_HEADERS_TOO_LARGE'),
  field('X: 1\r\n'.repeat(3_000), '431 PROXY_HEADERS_TOO_LARGE'),
  field(`X: ${'x'.repeat(40_000)}\r\n`, '431 PROXY_HEADERS_TOO_LARGE'),
  field(`${'x'.repeat(40_000)}: 1\r\n`, '431 PROXY_HEADERS_TOO_LARGE'),
  field(`X: ${'x'.repeat(131_072)}\r\n`, '431 PROXY_HEADERS_TOO_LARGE'),
  {
    name: 'a first field that is indented',
    bytes: `GET / HTTP/1.1\r\n X: 1\r\n${host}${close}\r\n`,
    expect: bad,
  },
  { name: 'a head that ends with bare LF', bytes: `GET / HTTP/1.1\r\n${host}${close}\n`, expect: bad },
];

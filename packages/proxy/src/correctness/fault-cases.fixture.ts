/** Upstreams that die, stall, or speak no HTTP. The proxy waits 300 ms in each phase. */
import type { FaultCase, Step } from './fault-case.fixture';

const row = (name: string, expect: string, ...steps: Step[]): FaultCase => ({ name, expect, steps });
const ok = (fields = ''): string => `HTTP/1.1 200 OK\r\n${fields}`;
const length = (bytes: number): string => ok(`Content-Length: ${bytes}\r\n\r\n`);
const chunked = ok('Transfer-Encoding: chunked\r\n\r\n');
const announced = ok('Transfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n');
const closed = '502 PROXY_UPSTREAM_CLOSED';
const invalid = '502 PROXY_UPSTREAM_INVALID';
const silent = '504 PROXY_UPSTREAM_TIMEOUT';

/** It dies or stalls. */
export const dyingCases: readonly FaultCase[] = [
  row('closes without an answer', closed, 'FIN'),
  row('resets without an answer', closed, 'RST'),
  row('closes a moment later', closed, 50, 'FIN'),
  row('resets a moment later', closed, 50, 'RST'),
  row('closes within the first line', closed, 'HTTP/1.1 2', 'FIN'),
  row('closes within the head', closed, ok('X: 1\r\n'), 20, 'FIN'),
  row('resets within the head', closed, ok('X: 1\r\n'), 20, 'RST'),
  row('closes after a 103', closed, 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n', 20, 'FIN'),
  row('says nothing', silent, 5_000),
  row('stalls within the first line', silent, 'HTTP/1.1 2', 5_000),
  row('stalls within the head', silent, ok('X: 1\r\n'), 5_000),
  row('stalls after a 100', silent, 'HTTP/1.1 100 Continue\r\n\r\n', 5_000),
  row('closes within a body of known length', '200 cut', length(10), 20, 'hello', 20, 'FIN'),
  row('resets within a body of known length', '200 cut', length(10), 20, 'hello', 20, 'RST'),
  row('closes before a body of known length', '200 cut', length(10), 20, 'FIN'),
  row('closes within a chunk', '200 cut', chunked, '5\r\nhel', 20, 'FIN'),
  row('resets within a chunk', '200 cut', chunked, '5\r\nhel', 20, 'RST'),
  row('closes between chunks', '200 cut', chunked, '5\r\nhello\r\n', 20, 'FIN'),
  row('resets between chunks', '200 cut', chunked, '5\r\nhello\r\n', 20, 'RST'),
  row('closes behind the last size', '200 cut', chunked, '5\r\nhello\r\n0\r\n', 20, 'FIN'),
  row('resets a body that ends with the connection', '200 cut', ok('\r\n'), 'hello', 20, 'RST'),
  row('stalls within a body of known length', '200 cut', length(10), 'hello', 5_000),
  row('stalls between chunks', '200 cut', chunked, '5\r\nhello\r\n', 5_000),
];

/** It speaks something else. */
export const speakingCases: readonly FaultCase[] = [
  row('speaks SSH', invalid, 'SSH-2.0-OpenSSH_9.2\r\n'),
  row('speaks HTTP/0.9', invalid, '<html>hello</html>', 'FIN'),
  row('answers with NULs', invalid, '\0\0\0\0\r\n\r\n'),
  row('has a status of two digits', invalid, 'HTTP/1.1 20 OK\r\nContent-Length: 0\r\n\r\n'),
  row('has a status of four digits', invalid, 'HTTP/1.1 2000 OK\r\nContent-Length: 0\r\n\r\n'),
  row('has a status below 100', invalid, 'HTTP/1.1 099 Low\r\nContent-Length: 0\r\n\r\n'),
  row('has a control character in its reason', invalid, 'HTTP/1.1 200 \x01\r\nContent-Length: 0\r\n\r\n'),
  row('has two lengths', invalid, ok('Content-Length: 2\r\nContent-Length: 3\r\n\r\nok!')),
  row(
    'has a length and chunks',
    invalid,
    ok('Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n'),
  ),
  row('has a signed length', invalid, ok('Content-Length: +2\r\n\r\nok')),
  row('has a length beyond all numbers', invalid, ok('Content-Length: 99999999999999999999\r\n\r\nok')),
  row('has a NUL in a field', invalid, ok('X: a\0b\r\nContent-Length: 0\r\n\r\n')),
  row('has a field without a colon', invalid, ok('X\r\nContent-Length: 0\r\n\r\n')),
  row('has a space before a colon', invalid, ok('X : 1\r\nContent-Length: 0\r\n\r\n')),
  row('has a head that is too large', invalid, ok(`X: ${'x'.repeat(40_000)}\r\nContent-Length: 0\r\n\r\n`)),
  row(
    'changes the protocol unasked',
    invalid,
    'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n',
  ),
  row('has a bad chunk at once', '200 cut', chunked, 20, 'ZZ\r\n'),
  row('has a bad chunk later', '200 cut', chunked, '5\r\nhello\r\n', 20, 'ZZ\r\n', 50, 'FIN'),
  row('has chunks with a sign', '200 cut', chunked, '5\r\nhello\r\n', 20, '+5\r\nhello\r\n0\r\n\r\n'),
];

/** It is odd, and the answer is good all the same. */
export const oddCases: readonly FaultCase[] = [
  row('gives no reason', '200 whole [ok]', 'HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok'),
  row('speaks HTTP/1.0', '200 whole [ok]', 'HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok'),
  row('ends its body with the connection', '200 whole [hello]', ok('\r\nhello'), 20, 'FIN'),
  row(
    'is slow, byte by byte',
    '200 whole [ok]',
    ...[...length(2)].slice(0, 12).flatMap((byte) => [byte, 5]),
    length(2).slice(12),
    'o',
    50,
    'k',
  ),
  row('says more than its length', '200 whole [ok]', `${length(2)}ok and more`),
  row('answers twice', '200 whole [ok]', `${length(2)}ok${length(5)}again`),
  row('says something behind the last chunk', '200 whole [ok]', `${chunked}2\r\nok\r\n0\r\n\r\nmore`),
  row('says 100 unasked', '200 whole [ok]', `HTTP/1.1 100 Continue\r\n\r\n${length(2)}ok`),
  row('says 102 a hundred times', '200 whole [ok]', 'HTTP/1.1 102 Processing\r\n\r\n'.repeat(100), `${length(2)}ok`),
  { ...row('gives HEAD a body', '200 whole []', `${length(2)}ok`), method: 'HEAD' },
  row('gives 204 a length', '204 whole []', 'HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\n'),
  row('gives 304 a length', '304 whole []', 'HTTP/1.1 304 Not Modified\r\nContent-Length: 2\r\n\r\n'),
  { ...row('announces trailers to HEAD', '200 whole []', announced), method: 'HEAD' },
  row('announces trailers where no body may be', '304 whole []', announced.replace('200 OK', '304 Same')),
  {
    ...row('has trailers for HTTP/1.0', '200 up to the end [ok]', announced, '2\r\nok\r\n0\r\nX-Sum: 1\r\n\r\n'),
    version: '1.0',
  },
  row('closes right behind a whole answer', '200 whole [ok]', `${length(2)}ok`, 'FIN'),
  {
    ...row(
      'closes behind an answer to POST',
      '413 whole [no]',
      'HTTP/1.1 413 No\r\nContent-Length: 2\r\n\r\nno',
      'FIN',
    ),
    method: 'POST',
  },
];

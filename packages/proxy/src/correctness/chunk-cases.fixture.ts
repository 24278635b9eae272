/** Chunks, well made and not (RFC 9112 7.1). */
import { post, type RequestCase } from './request-case.fixture';

const good = '> POST / framed [hello]';
const chunks = (name: string, body: string, expect = 'broken'): RequestCase => ({
  name,
  bytes: post('Transfer-Encoding: chunked\r\n', body),
  expect,
});

/** Bodies in chunks. */
export const chunkCases: readonly RequestCase[] = [
  chunks('one chunk', '5\r\nhello\r\n0\r\n\r\n', good),
  chunks('two chunks', '2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n', good),
  chunks('leading zeros of a size', '00005\r\nhello\r\n000\r\n\r\n', good),
  chunks('a size in capitals', 'A\r\nhellohello\r\n0\r\n\r\n', '> POST / framed [hellohello]'),
  chunks('no chunk', '0\r\n\r\n', '> POST / framed []'),
  chunks('an extension', '5;a=b\r\nhello\r\n0;c\r\n\r\n', good),
  chunks('a quoted extension', '5;a="b;c"\r\nhello\r\n0\r\n\r\n', good),
  chunks('trailers, which end here', '5\r\nhello\r\n0\r\nX-Sum: 1\r\n\r\n', good),
  chunks('a trailer that would be a length', '5\r\nhello\r\n0\r\nContent-Length: 9\r\n\r\n'),
  chunks('a size in 0x', '0x5\r\nhello\r\n0\r\n\r\n'),
  chunks('a signed size', '+5\r\nhello\r\n0\r\n\r\n'),
  chunks('a negative size', '-5\r\nhello\r\n0\r\n\r\n'),
  chunks('a space before a size', ' 5\r\nhello\r\n0\r\n\r\n'),
  chunks('a space behind a size', '5 \r\nhello\r\n0\r\n\r\n'),
  chunks('no size', '\r\nhello\r\n0\r\n\r\n'),
  chunks('a size of letters', 'g\r\nhello\r\n0\r\n\r\n'),
  chunks('a size beyond all numbers', 'fffffffffffffffff\r\nhello\r\n0\r\n\r\n'),
  chunks('a size that wraps around', '10000000000000005\r\nhello\r\n0\r\n\r\n'),
  chunks('a NUL in a size', '5\x00\r\nhello\r\n0\r\n\r\n'),
  chunks('a bare LF behind a size', '5\nhello\r\n0\r\n\r\n'),
  chunks('a bare CR behind a size', '5\rhello\r\n0\r\n\r\n'),
  chunks('a bare LF behind data', '5\r\nhello\n0\r\n\r\n'),
  chunks('a bare LF behind the last size', '5\r\nhello\r\n0\n\r\n'),
  chunks('a bare LF at the end', '5\r\nhello\r\n0\r\n\n'),
  chunks('CR CR LF behind a size', '5\r\r\nhello\r\n0\r\n\r\n'),
  chunks('a bare LF in an extension', '5;a\nb\r\nhello\r\n0\r\n\r\n'),
  chunks('a bare CR in an extension', '5;a\rb\r\nhello\r\n0\r\n\r\n'),
  chunks('a NUL in an extension', '5;a\x00b\r\nhello\r\n0\r\n\r\n'),
  chunks('an extension of 64 KiB', `5;${'a'.repeat(65_536)}\r\nhello\r\n0\r\n\r\n`),
  chunks('data longer than its size', '5\r\nhello!\r\n0\r\n\r\n'),
  chunks('data shorter than its size', '6\r\nhello\r\n0\r\n\r\n'),
  chunks('two bytes that are not CRLF behind data', '5\r\nhelloXX0\r\n\r\n'),
  chunks('a folded trailer', '5\r\nhello\r\n0\r\nX: 1\r\n 2\r\n\r\n'),
  chunks('a NUL in a trailer', '5\r\nhello\r\n0\r\nX: 1\x00\r\n\r\n'),
  chunks('a bare LF in a trailer', '5\r\nhello\r\n0\r\nX: 1\n\r\n'),
  chunks('a trailer without a colon', '5\r\nhello\r\n0\r\nX\r\n\r\n'),
];

/** How long a body is, said in ways that servers read differently (RFC 9112 6). */
import { parserIsFrom } from './parser-version.fixture';
import { bad, post, type RequestCase } from './request-case.fixture';

const chunks = '5\r\nhello\r\n0\r\n\r\n';
const length = (field: string, expect: string = bad): RequestCase => ({
  name: JSON.stringify(field),
  bytes: post(`${field}\r\n`, 'hello'),
  expect,
});
const coding = (field: string, expect: string = bad): RequestCase => ({
  name: JSON.stringify(field),
  bytes: post(`${field}\r\n`, chunks),
  expect,
});

/** A tab behind a length is a space like any other (RFC 9110 5.6.3); Node's parser knows that from 9.4 on. */
const takesTab = parserIsFrom('llhttp', '9.4');

/** Content-Length. */
export const lengthCases: readonly RequestCase[] = [
  length('Content-Length: 5', '> POST / length 5 [hello]'),
  length('content-length:5', '> POST / length 5 [hello]'),
  length('Content-Length:   5  ', '> POST / length 5 [hello]'),
  length('Content-Length: 5\t', takesTab ? '> POST / length 5 [hello]' : bad),
  length('Content-Length: 0005', '> POST / length 5 [hello]'),
  length('Content-Length: 5\r\nContent-Length: 5'),
  length('Content-Length: 5\r\nContent-Length: 6'),
  length('Content-Length: 6\r\nContent-Length: 5'),
  length('Content-Length: 5\r\ncontent-length: 0'),
  length('Content-Length: 5, 5'),
  length('Content-Length: 5,6'),
  length('Content-Length: 5 5'),
  length('Content-Length: +5'),
  length('Content-Length: -5'),
  length('Content-Length: 0x5'),
  length('Content-Length: 5.0'),
  length('Content-Length: 5e0'),
  length('Content-Length: 5;a'),
  length('Content-Length: "5"'),
  length('Content-Length: five'),
  length('Content-Length:'),
  length('Content-Length: 99999999999999999999'),
  length('Content-Length: 18446744073709551621'),
  length('Content-Length: 5\x00'),
  length('Content-Length: \x0b5'),
  length('Content-Length\x00: 5'),
  length('Content-Length\t: 5'),
  length('Content-Length : 5'),
  length(' Content-Length: 5'),
  length('Content-Length:\r\n 5'),
  length('X: 1\nContent-Length: 5'),
  length('X: 1\rContent-Length: 5'),
];

/** Transfer-Encoding. */
export const codingCases: readonly RequestCase[] = [
  coding('Transfer-Encoding: chunked', '> POST / framed [hello]'),
  coding('transfer-encoding:CHUNKED', '> POST / framed [hello]'),
  coding('Transfer-Encoding:   chunked  ', '> POST / framed [hello]'),
  coding('Transfer-Encoding: chunked\t'),
  coding('Transfer-Encoding: chunked\r\nContent-Length: 5'),
  coding('Content-Length: 5\r\nTransfer-Encoding: chunked'),
  coding('Content-Length: 0\r\nTransfer-Encoding: chunked'),
  coding('Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked'),
  coding('Transfer-Encoding: identity\r\nTransfer-Encoding: chunked'),
  coding('Transfer-Encoding: chunked\r\nTransfer-Encoding: identity'),
  coding('Transfer-Encoding: chunked, chunked'),
  coding('Transfer-Encoding: gzip, chunked'),
  coding('Transfer-Encoding: chunked, gzip'),
  coding('Transfer-Encoding: identity, chunked'),
  coding('Transfer-Encoding: chunked, identity'),
  coding('Transfer-Encoding: chunked,'),
  coding('Transfer-Encoding: ,chunked'),
  coding('Transfer-Encoding: xchunked'),
  coding('Transfer-Encoding: chunkedx'),
  coding('Transfer-Encoding: chun ked'),
  coding('Transfer-Encoding: chunked;q=1'),
  coding('Transfer-Encoding: "chunked"'),
  coding('Transfer-Encoding: identity'),
  coding('Transfer-Encoding: cow'),
  coding('Transfer-Encoding:'),
  coding('Transfer-Encoding: \x0bchunked'),
  coding('Transfer-Encoding: \x00chunked'),
  coding('Transfer-Encoding: chunked\x00'),
  coding('Transfer-Encoding: \xa0chunked'),
  coding('Transfer-Encoding : chunked'),
  coding('Transfer-Encoding\t: chunked'),
  coding(' Transfer-Encoding: chunked'),
  coding('Transfer-Encoding:\r\n chunked'),
  coding('Transfer-Encoding: cow\r\n chunked'),
  coding('X: 1\nTransfer-Encoding: chunked'),
  coding('X: 1\rTransfer-Encoding: chunked'),
  { ...coding('Transfer-Encoding: chunked'), bytes: oldVersion(), name: 'chunks in HTTP/1.0', expect: bad },
];

function oldVersion(): string {
  return post('Transfer-Encoding: chunked\r\n', chunks).replace('HTTP/1.1', 'HTTP/1.0');
}

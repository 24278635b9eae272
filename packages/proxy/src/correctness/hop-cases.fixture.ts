/** Fields that are for one connection only, and what callers must not be able to say (RFC 9110 7.6). */
import { close, get, host, post, type RequestCase } from './request-case.fixture';

type Fields = NonNullable<RequestCase['fields']>;
const hop = (text: string, fields: Fields): RequestCase => ({
  name: JSON.stringify(text),
  bytes: get(`${host}${text}`),
  expect: '> GET / none []',
  fields,
});

/** What ends at the proxy, and what does not. */
export const hopCases: readonly RequestCase[] = [
  hop('Connection: X-Private\r\nX-Private: 1\r\n', { 'x-private': [] }),
  hop('Connection: x-a , X-B\r\nX-A: 1\r\nX-B: 2\r\nX-C: 3\r\n', { 'x-a': [], 'x-b': [], 'x-c': ['3'] }),
  hop('Connection: Cookie, Host\r\nCookie: a=1\r\n', { cookie: ['a=1'], host: ['app.test'] }),
  hop('Connection: X-Forwarded-For, Via\r\n', { 'x-forwarded-for': ['127.0.0.1'] }),
  hop('Keep-Alive: timeout=9\r\n', { 'keep-alive': [] }),
  hop('Proxy-Connection: keep-alive\r\n', { 'proxy-connection': [] }),
  hop('Proxy-Authorization: Basic x\r\n', { 'proxy-authorization': [] }),
  hop('Proxy-Authenticate: Basic\r\n', { 'proxy-authenticate': [] }),
  hop('TE: gzip;q=1\r\n', { te: [] }),
  hop('TE: gzip, trailers\r\n', { te: ['trailers'] }),
  hop('Trailer: X-Sum\r\n', { trailer: [] }),
  hop('Upgrade: h2c\r\n', { upgrade: [] }),
  hop('Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n', {
    upgrade: [],
    'http2-settings': [],
    connection: ['keep-alive'],
  }),
  hop('Connection: Upgrade\r\nUpgrade: TLS/1.0\r\n', { upgrade: [] }),
  hop('Alt-Used: evil.test\r\n', { 'alt-used': [] }),
  hop('X-Forwarded-For: 1.2.3.4\r\nX-Real-IP: 1.2.3.4\r\n', { 'x-forwarded-for': ['127.0.0.1'], 'x-real-ip': [] }),
  hop('X-Forwarded-Host: evil.test\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Port: 1\r\n', {
    'x-forwarded-host': ['app.test'],
    'x-forwarded-proto': ['http'],
    'x-forwarded-port': [],
  }),
  hop('Forwarded: for=1.2.3.4\r\n', { forwarded: [] }),
  hop('traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\n', {
    traceparent: ['00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'],
  }),
  {
    name: 'a length that Connection names',
    bytes: post('Connection: Content-Length\r\nContent-Length: 5\r\n', 'hello'),
    expect: '> POST / length 5 [hello]',
  },
  {
    name: 'chunks that Connection names',
    bytes: post('Connection: Transfer-Encoding\r\nTransfer-Encoding: chunked\r\n', '5\r\nhello\r\n0\r\n\r\n'),
    expect: '> POST / framed [hello]',
  },
  {
    name: 'HTTP/1.0 without Host',
    bytes: 'GET / HTTP/1.0\r\n\r\n',
    expect: '> GET / none []',
  },
  {
    name: 'a chunked DELETE, and what hides in it',
    bytes: `DELETE / HTTP/1.1\r\n${host}${close}Transfer-Encoding: chunked\r\n\r\n19\r\nGET /x HTTP/1.1\r\nX: 1\r\n\r\n\r\n0\r\n\r\n`,
    expect: '> DELETE / framed [GET /x HTTP/1.1\r\nX: 1\r\n\r\n]',
  },
  {
    name: 'a chunked OPTIONS, and what hides in it',
    bytes: `OPTIONS / HTTP/1.1\r\n${host}${close}Transfer-Encoding: chunked\r\n\r\n19\r\nGET /x HTTP/1.1\r\nX: 1\r\n\r\n\r\n0\r\n\r\n`,
    expect: '> OPTIONS / framed [GET /x HTTP/1.1\r\nX: 1\r\n\r\n]',
  },
  {
    name: 'a GET with a body',
    bytes: get(`${host}Content-Length: 5\r\n`) + 'hello',
    expect: '> GET / length 5 [hello]',
  },
];

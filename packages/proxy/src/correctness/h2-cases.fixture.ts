/** Requests by HTTP/2, frame by frame, and what a proxy has to make of them. */
import { fieldBlock, flag, frame, frameType, requestFields, uint32 } from '../testing/raw-h2.fixture';
import { parserIsFrom } from './parser-version.fixture';

/** Sent behind the preface and an empty SETTINGS. */
export interface H2Case {
  readonly name: string;
  readonly bytes: Buffer;
  /**
   * - `400 PROXY_BAD_HOST`: answered so, and nothing reaches the upstream.
   * - `reset 1`: the stream is reset with this code of RFC 9113 7, and nothing reaches the upstream.
   * - `goaway`: the connection is ended, and nothing reaches the upstream. Node says INTERNAL_ERROR for most reasons.
   * - `> GET / none []`: forwarded once, in this one form.
   */
  readonly expect: string;
  /** Fields the upstream gets, by name in lower case; an empty list says that it does not get the field. */
  readonly fields?: Readonly<Record<string, readonly string[]>>;
  /** Only in one write: nghttp2 takes a block that comes in many pieces for a flood (CVE-2024-28182). */
  readonly atOnce?: boolean;
}

type Fields = readonly (readonly [string, string])[];

/** Seen with 1.61 (Node 20) and 1.70 (Node 24): the newer one judges the authority itself, and ends more than the stream. */
const isStrict = parserIsFrom('nghttp2', '1.70');

/** A whole request in one frame. */
const get = (changed: Record<string, string | undefined>, more: Fields = []): Buffer =>
  frame(frameType.headers, flag.endHeaders | flag.endStream, 1, requestFields(changed, more));

/** A request whose body follows in these pieces. */
const post = (more: Fields, ...pieces: readonly string[]): Buffer =>
  Buffer.concat([
    frame(frameType.headers, flag.endHeaders, 1, requestFields({ ':method': 'POST' }, more)),
    ...pieces.map((piece, i) =>
      frame(frameType.data, i === pieces.length - 1 ? flag.endStream : 0, 1, Buffer.from(piece, 'latin1')),
    ),
  ]);

/** A request whose body does not end. */
const begun = (piece: string): Buffer =>
  Buffer.concat([
    frame(frameType.headers, flag.endHeaders, 1, requestFields({ ':method': 'POST' })),
    frame(frameType.data, 0, 1, Buffer.from(piece, 'latin1')),
  ]);

const row = (name: string, bytes: Buffer, expect: string, fields?: H2Case['fields']): H2Case => ({
  name,
  bytes,
  expect,
  ...(fields && { fields }),
});

const malformed = 'reset 1';
/** nghttp2 leaves out a field that cannot be one, and lets the rest of the request be; it reaches nobody. */
const left = '> GET / none []';

/** Pseudo-headers (RFC 9113 8.3). */
export const pseudoCases: readonly H2Case[] = [
  row('a plain GET', get({}), '> GET / none []', { host: ['app.test'] }),
  row('a target byte for byte', get({ ':path': '/a%2Fb//c;d?x=%zz\'"' }), '> GET /a%2Fb//c;d?x=%zz\'" none []'),
  row('no method', get({ ':method': undefined }), malformed),
  row('no path', get({ ':path': undefined }), malformed),
  row('no scheme', get({ ':scheme': undefined }), malformed),
  row('an empty path', get({ ':path': '' }), malformed),
  row('a path that is none', get({ ':path': 'a' }), malformed),
  row('an absolute path', get({ ':path': 'http://app.test/' }), malformed),
  row('a path with a space', get({ ':path': '/a HTTP/1.1' }), malformed),
  row('a path with CR and LF', get({ ':path': '/\r\nX: 1' }), malformed),
  row('a path with a fragment', get({ ':path': '/a#b' }), '400 PROXY_BAD_TARGET'),
  row('an encoded NUL in the path', get({ ':path': '/a%00' }), '> GET /a%00 none []'),
  row('a method that is none', get({ ':method': 'GE T' }), malformed),
  row('a method with a line in it', get({ ':method': 'GET / HTTP/1.1\r\nX: 1\r\n\r\nGET' }), malformed),
  row('a scheme that is not spoken', get({ ':scheme': 'ftp' }), '400 PROXY_BAD_REQUEST'),
  row('a pseudo-header of an answer', get({ ':status': '200' }), malformed),
  row('one that nobody knows', get({ ':odd': '1' }), malformed),
  row('a doubled path', get({}, [[':path', '/b']]), malformed),
  row(
    'one behind the fields',
    frame(
      frameType.headers,
      5,
      1,
      fieldBlock([
        [':method', 'GET'],
        ['x', '1'],
        [':path', '/'],
        [':scheme', 'http'],
        [':authority', 'a'],
      ]),
    ),
    malformed,
  ),
  row('TRACE', get({ ':method': 'TRACE' }), '405 PROXY_METHOD_REFUSED'),
  row(
    'CONNECT',
    get({ ':method': 'CONNECT', ':path': undefined, ':scheme': undefined, ':authority': 'app.test:80' }),
    '405 PROXY_METHOD_REFUSED',
  ),
  row('extended CONNECT, which was not offered', get({ ':method': 'CONNECT', ':protocol': 'websocket' }), malformed),
  row('OPTIONS *', get({ ':method': 'OPTIONS', ':path': '*' }), '204 '),
  row('a star for a path', get({ ':path': '*' }), malformed),
];

/** `:authority` and Host (RFC 9113 8.3.1). */
export const authorityCases: readonly H2Case[] = [
  row('only in Host', get({ ':authority': undefined }, [['host', 'app.test']]), '> GET / none []', {
    host: ['app.test'],
  }),
  row('in both, alike', get({}, [['host', 'APP.test']]), '> GET / none []', { host: ['app.test'] }),
  row('in both, otherwise', get({}, [['host', 'evil.test']]), '400 PROXY_BAD_HOST'),
  row('nowhere', get({ ':authority': undefined }), malformed),
  row(
    'twice in Host',
    get({ ':authority': undefined }, [
      ['host', 'app.test'],
      ['host', 'app.test'],
    ]),
    malformed,
  ),
  row('with a user', get({ ':authority': 'me@app.test' }), isStrict ? malformed : '400 PROXY_BAD_HOST'),
  row('with a path', get({ ':authority': 'app.test/x' }), malformed),
  row('with a line', get({ ':authority': 'app.test\r\nX: 1' }), malformed),
  row('with a port', get({ ':authority': 'app.test:8080' }), '> GET / none []', { host: ['app.test:8080'] }),
  row('empty', get({ ':authority': '' }), malformed),
];

/** Fields (RFC 9113 8.2). */
export const h2FieldCases: readonly H2Case[] = [
  row(
    'cookies in crumbs',
    get({}, [
      ['cookie', 'a=1'],
      ['x', 'y'],
      ['cookie', 'b=2'],
    ]),
    '> GET / none []',
    { cookie: ['a=1; b=2'] },
  ),
  ...['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'upgrade'].map((name) =>
    row(name, get({}, [[name, name === 'transfer-encoding' ? 'chunked' : 'x']]), malformed),
  ),
  row('te: trailers', get({}, [['te', 'trailers']]), '> GET / none []', { te: ['trailers'] }),
  row('te: gzip', get({}, [['te', 'gzip']]), malformed),
  row('a name in capitals', get({}, [['X-Odd', '1']]), malformed),
  row('a name with a colon', get({}, [['x:y', '1']]), left, { x: [], y: [] }),
  row('a name with a line', get({}, [['x\r\ny', '1']]), left, { x: [], y: [] }),
  row('an empty name', get({}, [['', '1']]), left, { x: [], y: [] }),
  row('a value with CR and LF', get({}, [['x', '1\r\nY: 2']]), left, { x: [], y: [] }),
  row('a value with NUL', get({}, [['x', '1\0']]), left, { x: [], y: [] }),
  row('bytes beyond ASCII', get({}, [['x', '\xe9\xff']]), '> GET / none []', { x: ['\xe9\xff'] }),
  row('Proxy-Authorization', get({}, [['proxy-authorization', 'Basic eDp5']]), '> GET / none []', {
    'proxy-authorization': [],
  }),
  row('HTTP2-Settings', get({}, [['http2-settings', 'AAA']]), '> GET / none []', { 'http2-settings': [] }),
  row(
    'what others say about the caller',
    get({}, [
      ['x-forwarded-for', '1.2.3.4'],
      ['forwarded', 'for=1.2.3.4'],
    ]),
    '> GET / none []',
    { 'x-forwarded-for': ['127.0.0.1'], forwarded: [] },
  ),
  row(
    '250 of them',
    get(
      {},
      Array.from({ length: 250 }, (_, i) => [`x-${i}`, '1'] as const),
    ),
    '431 PROXY_HEADERS_TOO_LARGE',
  ),
  row('an expectation nobody knows', get({}, [['expect', 'tea']]), '417 PROXY_EXPECTATION_FAILED'),
];

/** Bodies (RFC 9113 8.1.1). */
export const h2BodyCases: readonly H2Case[] = [
  row('with their length', post([['content-length', '5']], 'hel', 'lo'), '> POST / length 5 [hello]'),
  row('without a length', post([], 'hel', 'lo'), '> POST / framed [hello]'),
  row(
    'that hide a request of HTTP/1.1',
    post([], '0\r\n\r\nGET /admin HTTP/1.1\r\nHost: a\r\n\r\n'),
    '> POST / framed [0\r\n\r\nGET /admin HTTP/1.1\r\nHost: a\r\n\r\n]',
  ),
  row('shorter than their length', post([['content-length', '9']], 'hello'), malformed),
  row('longer than their length', post([['content-length', '2']], 'hello'), isStrict ? 'goaway' : malformed),
  row(
    'with two lengths',
    post(
      [
        ['content-length', '5'],
        ['content-length', '5'],
      ],
      'hello',
    ),
    malformed,
  ),
  row('with a length that is none', post([['content-length', '5, 5']], 'hello'), malformed),
  row('with a signed length', post([['content-length', '+5']], 'hello'), malformed),
  row('with a length and no body', get({ ':method': 'POST' }, [['content-length', '5']]), malformed),
  row(
    'that are given up without an error',
    Buffer.concat([begun('half'), frame(frameType.reset, 0, 1, uint32(0))]),
    'no answer',
  ),
  row('that are empty', post([], ''), '> POST / framed []'),
];

const headers = get({});
const half = (bytes: Buffer): Buffer => bytes.subarray(0, 12);

/** Frames (RFC 9113 4 to 6). */
export const h2FrameCases: readonly H2Case[] = [
  row('DATA on a stream that nobody opened', frame(frameType.data, flag.endStream, 1, Buffer.from('x')), 'goaway'),
  row('HEADERS on stream 0', frame(frameType.headers, 5, 0, requestFields()), 'goaway'),
  row('HEADERS on an even stream', frame(frameType.headers, 5, 2, requestFields()), 'goaway'),
  row('a window opened by 0', Buffer.concat([frame(frameType.window, 0, 0, uint32(0))]), 'goaway'),
  row('SETTINGS of five bytes', frame(frameType.settings, 0, 0, Buffer.alloc(5)), 'goaway'),
  row('a PING of seven bytes', frame(frameType.ping, 0, 0, Buffer.alloc(7)), 'goaway'),
  row('a frame longer than was allowed', frame(frameType.data, 0, 1, Buffer.alloc(16_385)), 'goaway'),
  row(
    'a block that cannot be read',
    frame(frameType.headers, 5, 1, Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff, 0xff])),
    'goaway',
  ),
  row(
    'another frame within a block',
    Buffer.concat([
      frame(frameType.headers, 1, 1, half(requestFields())),
      frame(frameType.ping, 0, 0, Buffer.alloc(8)),
    ]),
    'goaway',
  ),
  {
    ...row(
      'a block in two frames',
      Buffer.concat([
        frame(frameType.headers, flag.endStream, 1, half(requestFields())),
        frame(frameType.continuation, flag.endHeaders, 1, requestFields().subarray(12)),
      ]),
      '> GET / none []',
    ),
    atOnce: true,
  },
  row(
    'a frame of a kind nobody knows',
    Buffer.concat([frame(0xbe, 0, 0, Buffer.from('x')), headers]),
    '> GET / none []',
  ),
];

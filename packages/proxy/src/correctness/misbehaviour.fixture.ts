/** Upstreams that misbehave, drawn at random: every answer names the request it is for. */
import fc from 'fast-check';
import type { Step } from './fault-case.fixture';

/** What an upstream does to one request. */
export interface Misbehaviour {
  readonly kind: string;
  readonly method: 'GET' | 'HEAD' | 'POST';
  /** Bytes of the request's body. */
  readonly sends: number;
  /** `idMark` in them stands for the request's number. */
  readonly steps: readonly Step[];
}

/** As long as a number is written. */
export const idMark = '@@@@@@';
/** What no caller may ever see. */
export const unasked = 'for-nobody';

/** Any of them, each kind about as often. */
export function misbehaviours(): fc.Arbitrary<Misbehaviour> {
  const kinds = Object.entries({ cut, trickled, garbled, flooding, misfit, talkative, storm, trailing, early, soup });
  return fc.oneof(...kinds.map(([kind, steps]) => behaviour(kind, steps)));
}

function behaviour(kind: string, steps: fc.Arbitrary<readonly Step[]>): fc.Arbitrary<Misbehaviour> {
  const method = fc.constantFrom('GET', 'GET', 'HEAD', 'POST');
  return fc.tuple(method, steps).map(([drawn, taken]) => {
    const sends = kind === 'early' ? 300_000 : drawn === 'POST' ? 2 : 0;
    return { kind, method: sends > 0 ? 'POST' : drawn, sends, steps: taken } as Misbehaviour;
  });
}

const end = fc.constantFrom<Step[]>(['FIN'], ['RST'], [5, 'FIN'], [5, 'RST'], []);
const body = fc.nat({ max: 3_000 }).map((more) => `own-${idMark}.${'x'.repeat(more)}`);
const status = fc.constantFrom('200 OK', '200 OK', '204 None', '304 Same', '404 No', '500 Oh');
const chunk = (text: string): string => `${text.length.toString(16)}\r\n${text}\r\n`;

/** Sound in itself. */
const framed = fc.tuple(status, body, fc.boolean(), fc.nat({ max: 2_000 })).map(([line, text, chunks, at]) => {
  if (!chunks) return `HTTP/1.1 ${line}\r\nContent-Length: ${text.length}\r\n\r\n${text}`;
  const parts = [text.slice(0, at), text.slice(at)].filter((part) => part !== '').map(chunk);
  return `HTTP/1.1 ${line}\r\nTransfer-Encoding: chunked\r\n\r\n${parts.join('')}0\r\n\r\n`;
});
const unframed = fc.tuple(status, body).map(([line, text]) => `HTTP/1.1 ${line}\r\nConnection: close\r\n\r\n${text}`);
const sound = fc.oneof(framed, framed, unframed);

/** Ends after any of its bytes. */
const cut = fc
  .tuple(sound, fc.nat({ max: 999 }), end)
  .map(([text, at, ending]): readonly Step[] => [
    text.slice(0, at % 3 ? (text.length * at) / 1_000 : at % 120),
    ...ending,
  ]);

/** Comes in pieces, with pauses in between. */
const trickled = fc
  .tuple(sound, fc.array(fc.nat({ max: 999 }), { maxLength: 12 }), fc.nat({ max: 20 }), end)
  .map(([text, cuts, pause, ending]): readonly Step[] => {
    const places = [...cuts.map((at) => Math.floor((text.length * at) / 1_000)), text.length].toSorted((a, b) => a - b);
    return [...places.flatMap((at, i) => [pause, text.slice(places[i - 1] ?? 0, at)]), ...ending];
  });

/** Has something else for a first line. */
const garbled = fc
  .tuple(fc.string({ unit: 'binary-ascii', maxLength: 60 }), framed, end)
  .map(([line, text, ending]): readonly Step[] => [`${line}${text.slice(text.indexOf('\r\n'))}`, ...ending]);

/** Has too many fields, or too large ones. */
const flooding = fc
  .tuple(framed, fc.integer({ min: 150, max: 2_500 }), fc.constantFrom(1, 40, 90_000), end)
  .map(([text, count, size, ending]): readonly Step[] => {
    const fields = `X-More: ${'x'.repeat(size)}\r\n`.repeat(size > 1_000 ? 1 + (count % 3) : count);
    return [text.replace('\r\n', `\r\n${fields}`), ...ending];
  });

/** Says another length than it sends, or several. */
const misfit = fc
  .tuple(
    fc.constantFrom(
      ...['Content-Length: 5', 'Content-Length: 500000', 'Content-Length: -1', 'Content-Length: 5, 6'],
      ...['Content-Length: 5\r\nContent-Length: 6', 'Content-Length: 19\r\nTransfer-Encoding: chunked'],
      ...['Content-Length: 0x13', 'Transfer-Encoding: gzip', 'Transfer-Encoding: chunked, chunked'],
      ...['Transfer-Encoding: chunked', 'Transfer-Encoding:\x0bchunked', 'Content-Length: 1e1'],
    ),
    fc.constantFrom('', '5\r\n', 'ffff\r\n', 'fffffffffffffffff\r\n', '-1\r\n', 'g\r\n', `5;${'e'.repeat(9_000)}\r\n`),
    body,
    end,
  )
  .map(([length, size, text, ending]): readonly Step[] => [`HTTP/1.1 200 OK\r\n${length}\r\n\r\n${size}${text}`, ...ending]); // prettier-ignore

/** Says more than it was asked, at once: what comes when the connection is in use again could be anybody's. */
const talkative = fc
  .tuple(
    framed,
    fc.constantFrom(
      `HTTP/1.1 200 OK\r\nContent-Length: ${unasked.length}\r\n\r\n${unasked}`,
      `HTTP/1.1 103 Hints\r\nLink: <${unasked}>\r\n\r\n`,
      ...[unasked, `\r\n${unasked}`, `${unasked.repeat(10_000)}`],
    ),
    end,
  )
  .map(([text, more, ending]): readonly Step[] => [text + more, ...ending]);

/** Announces an answer again and again. */
const storm = fc
  .tuple(fc.constantFrom('100 Continue', '102 Wait', '103 Hints', '199 Odd'), fc.integer({ min: 1, max: 3_000 }), sound, end)
  .map(([line, count, text, ending]): readonly Step[] => [`HTTP/1.1 ${line}\r\n\r\n`.repeat(count), count % 3 ? text : '', ...ending]); // prettier-ignore

/** Has rubbish behind its last chunk. */
const trailing = fc
  .tuple(
    body,
    fc.array(
      fc.constantFrom(
        ...['X: 1', 'Content-Length: 5', 'Transfer-Encoding: chunked', 'X : 1', ': ', '\0', '__proto__: a', ' folded'],
        ...['Set-Cookie: a=1', `X: ${'x'.repeat(20_000)}`, 'X: \xff', 'HTTP/1.1 200 OK'],
      ),
      { maxLength: 6 },
    ),
    fc.constantFrom('\r\n', '\n', ''),
    end,
  )
  .map(([text, fields, close, ending]): readonly Step[] => [
    `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X\r\n\r\n${chunk(text)}0\r\n`,
    `${fields.map((field) => `${field}\r\n`).join('')}${close}`,
    ...ending,
  ]);

/** Answers before it has seen the body. */
const early = fc.tuple(sound, end).map(([text, ending]): readonly Step[] => [text, ...ending]);

/** Pieces that answers are made of, in any order. */
const soup = fc
  .tuple(
    fc.array(
      fc.oneof(
        fc.constantFrom('HTTP/1.1 200 OK\r\n', 'HTTP/1.1 304 \r\n', 'HTTP/1.1 100 Continue\r\n', 'HTTP/1.1 999 X\r\n'),
        fc.constantFrom('HTTP/1.1 101 S\r\nUpgrade: a\r\nConnection: upgrade\r\n\r\n', 'HTTP/1.1 200 \x01\xff\r\n'),
        fc.constantFrom('HTTP/1.0 200 OK\r\n', 'Content-Length: 5\r\n', 'Content-Length: 0\r\n', 'Connection: close\r\n'),
        fc.constantFrom('Transfer-Encoding: chunked\r\n', 'Link: </a>; rel=preload\r\n', 'Link: \x01\r\n', 'Trailer: X\r\n'),
        fc.constantFrom('__proto__: x\r\n', 'Set-Cookie: a=1\r\n', 'Location: http://[\r\n', 'X: \xe9\r\n', ': \r\n'),
        fc.constantFrom('\r\n', '\r\n\r\n', '5\r\nhello\r\n', '0\r\n\r\n', 'hello', '\n'),
        fc.string({ unit: 'binary-ascii', maxLength: 20 }),
      ),
      { maxLength: 10 },
    ),
    end,
  )
  .map(([pieces, ending]): readonly Step[] => [pieces.join(''), ...ending]); // prettier-ignore

/** What a careful caller makes of the bytes it got for one request that ends its connection. */

/** `whole`: one answer; `cut`: a part of one, which can be told; `nothing`; or what is wrong with it. */
export type Reading = 'whole' | 'cut' | 'nothing' | `malformed: ${string}`;

/** @param text latin1, up to the end of the connection */
export function readAnswer(text: string, method: string): Reading {
  if (text === '') return 'nothing';
  const at = text.indexOf('\r\n\r\n');
  if (at === -1) return /^HTTP\/1\.1 \d{3}|^H?T?T?P?\/?1?\.?1? ?\d*$/.test(text) ? 'cut' : 'malformed: no head';
  const [head, rest] = [text.slice(0, at + 2), text.slice(at + 4)];
  const [line = '', ...fields] = head.split('\r\n').slice(0, -1);
  const [, status] = /^HTTP\/1\.1 (\d{3}) [\t\x20-\x7e\x80-\xff]*$/.exec(line) ?? [];
  if (status === undefined) return `malformed: ${line}`;
  const bad = fields.find((field) => !/^[\w!#$%&'*+.^`|~-]+: ?[\t\x20-\x7e\x80-\xff]*$/.test(field));
  if (bad !== undefined) return `malformed: ${bad.slice(0, 40)}`;
  if (status.startsWith('1')) return status === '101' ? 'malformed: 101' : readAnswer(rest, method);
  return readBody(fields, rest, method === 'HEAD' || status === '204' || status === '304');
}

function readBody(fields: readonly string[], rest: string, isBare: boolean): Reading {
  const values = (name: RegExp): readonly string[] => fields.filter((field) => name.test(field));
  const [lengths, codings] = [values(/^content-length:/i), values(/^transfer-encoding:/i)];
  if (lengths.length + codings.length > 1) return 'malformed: two framings';
  if (isBare) return rest === '' ? 'whole' : 'malformed: a body where none may be';
  if (codings[0] !== undefined) return readChunks(rest);
  if (lengths[0] === undefined) return 'malformed: no framing';
  const length = Number(/^content-length: (\d+)$/i.exec(lengths[0])?.[1] ?? Number.NaN);
  if (rest.length === length) return 'whole';
  return rest.length < length ? 'cut' : 'malformed: more than its length';
}

function readChunks(text: string): Reading {
  let at = 0;
  for (;;) {
    const [line, size] = /^([0-9a-f]{1,8})\r\n/i.exec(text.slice(at, at + 12)) ?? [];
    if (line === undefined || size === undefined) return text.length - at < 10 ? 'cut' : 'malformed: chunk size';
    at += line.length;
    const length = Number.parseInt(size, 16);
    if (length === 0) return readTrailers(text.slice(at));
    if (text.length < at + length + 2) return 'cut';
    if (text.slice(at + length, at + length + 2) !== '\r\n') return 'malformed: chunk end';
    at += length + 2;
  }
}

function readTrailers(text: string): Reading {
  if (/^(?:[\w!#$%&'*+.^`|~-]+: ?[\t\x20-\x7e\x80-\xff]*\r\n)*\r\n$/.test(text)) return 'whole';
  return text.endsWith('\r\n\r\n') || text.includes('\r\n\r\n') ? 'malformed: behind the last chunk' : 'cut';
}

import fc from 'fast-check';
import { toOtlpSpan } from './otlp-span';
import { OtlpSpanScanner } from './otlp-span-scanner';
import { postsTrace, toOtlp } from './sample-trace.fixture';

const resource = {};
const noise = '}]xx{"';

/** The span that the bytes begin with, and its length; `undefined` where it is left to `JSON.parse`. */
function scan(text: string, lines = true, scanner = new OtlpSpanScanner()) {
  const end = scanner.scan(Buffer.from(`  ${text}`), 2, lines);
  return end < 0 ? undefined : { span: structuredClone(scanner.take(resource)), bytes: end - 2 };
}

const whole = {
  traceId: '5b8efff798038103d269b633813fc60c',
  spanId: 'eee19b7ec3c1b174',
  startTimeUnixNano: '1790000000000000123',
  endTimeUnixNano: '1790000000001000456',
};

const examples: readonly (readonly [what: string, text: string])[] = [
  ['what there must be', JSON.stringify(whole)],
  ['spaces and lines', JSON.stringify({ ...whole, attributes: [{ key: 'x', value: { intValue: 1 } }] }, null, 2)],
  ['snake case', JSON.stringify(whole).replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)],
  ['ids in base64', JSON.stringify({ ...whole, traceId: 'W47/95gDgQPSabYzgT/GDA==', spanId: '7uGbfsPBsXQ=' })],
  ['an end that never came', JSON.stringify({ ...whole, endTimeUnixNano: '0' })],
  ['an error by name', JSON.stringify({ ...whole, status: { message: 'x\ny', code: 'STATUS_CODE_ERROR' } })],
  [
    'events and links',
    JSON.stringify({ ...whole, events: [{ name: 'é"\\', attributes: [] }], links: [null, -1.5e-7] }),
  ],
  [
    'better names of one fact later',
    withAttributes(['db.statement', 'a'], ['db.query.text', 'b'], ['db.statement', 'c']),
  ],
  ['names twice', withAttributes(['db.query.text', 'a'], ['db.query.text', 'b'])],
  ['escapes', withAttributes(['db.query.text', 'SELECT "p"."id" — \u2028 \ud800 \\ /'])],
];

function withAttributes(...attributes: readonly (readonly [key: string, text: string])[]): string {
  const list = attributes.map(([key, stringValue]) => ({ key, value: { stringValue } }));
  return JSON.stringify({ ...whole, attributes: list });
}

describe('a scanner of OTLP spans', () => {
  it.each(examples)('reads %s as JSON.parse does', (_what, text) => {
    const expected = { span: toOtlpSpan(JSON.parse(text), resource), bytes: Buffer.byteLength(text) };
    expect(scan(text + noise)).toEqual(expected);
  });

  it('reads every span of an exporter', () => {
    const spans = toOtlp(postsTrace)
      .split(/(?=\{"traceId")/)
      .slice(1);
    expect(spans.map((text) => scan(text) === undefined)).toEqual(postsTrace.map(() => false));
  });

  it.each([
    ['an id that is missing', JSON.stringify({ ...whole, spanId: '' })],
    ['an id of zeros', JSON.stringify({ ...whole, traceId: '0'.repeat(32) })],
    ['nanoseconds as a number', JSON.stringify({ ...whole, startTimeUnixNano: 1790000000000000000 })],
    ['a member that comes twice', `{"name":"a",${JSON.stringify({ ...whole, name: 'b' }).slice(1)}`],
    ['two values of one attribute', withAttributes(['http.route', '/a']).replace('"/a"', '"/a","intValue":1')],
    ['an attribute without a name', JSON.stringify({ ...whole, attributes: [{ value: {} }] })],
    ['a span that does not end', JSON.stringify(whole).slice(0, -1)],
    ['a bare line within a text', withAttributes(['http.route', 'X']).replace('X', '\n')],
    ['an escape that is none', withAttributes(['http.route', 'X']).replace('X', '\\x')],
    ['a member without a name', JSON.stringify(whole).replace('{', '{:5,')],
    ['a status without a name', JSON.stringify(whole).replace('{', '{"status":{:5},')],
    ['nesting without end', JSON.stringify(whole).replace('{', `{"x":${'['.repeat(1e5)}${']'.repeat(1e5)},`)],
  ])('leaves %s to JSON.parse', (_what, text) => expect(scan(text)).toBeUndefined());

  it('leaves a span that goes on in the next line, where a line is a document', () => {
    expect(scan(JSON.stringify(whole, null, 1), false)).toBeUndefined();
  });

  it('reads whatever it reads as JSON.parse does, whatever it read before', () => {
    const scanner = new OtlpSpanScanner();
    let read = 0;
    fc.assert(
      fc.property(spans(), fc.option(damage()), fc.constantFrom(undefined, 1), (span, hurt, space) => {
        const text = hurtBy(JSON.stringify(span, null, space), hurt);
        const found = scan(text + noise, true, scanner);
        if (!found) return;
        read++;
        const bytes = Buffer.from(text + noise)
          .subarray(0, found.bytes)
          .toString();
        expect(found.span).toEqual(toOtlpSpan(JSON.parse(bytes), resource));
      }),
      { numRuns: 3000 },
    );
    expect(read).toBeGreaterThan(500);
  });
});

interface Damage {
  readonly at: number;
  readonly by: string;
}

function damage(): fc.Arbitrary<Damage> {
  return fc.record({
    at: fc.nat(),
    by: fc.constantFrom('', '"', '{', '}', ']', '\\', '\n', ',', '0', 'e', 'é', 'null'),
  });
}

/** The brace at the beginning stays: that is where it is told to read. */
function hurtBy(text: string, hurt: Damage | null): string {
  const at = hurt ? 1 + (hurt.at % (text.length - 1)) : 0;
  return hurt ? text.slice(0, at) + hurt.by + text.slice(at + 1) : text;
}

function spans(): fc.Arbitrary<unknown> {
  const word = fc.oneof(fc.constantFrom('http.route', 'db.query.text', 'db.statement', 'url.path', 'x'), fc.string());
  const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
  const text = fc.string({ unit: 'binary', maxLength: 12 });
  const value = fc.oneof(
    { weight: 20, arbitrary: fc.record({ stringValue: text }) },
    fc.record({ intValue: fc.oneof(number, fc.nat().map(String)) }),
    fc.record({ double_value: number }),
    fc.record({ boolValue: fc.boolean() }),
    fc.record({ arrayValue: fc.record({ values: fc.array(fc.record({ stringValue: text })) }) }),
    fc.record({ stringValue: text, intValue: number }),
    fc.jsonValue({ maxDepth: 2 }),
  );
  const attribute = fc.oneof(
    { weight: 29, arbitrary: fc.record({ key: word, value }) },
    fc.record({ value, key: word }),
    fc.constant(null),
  );
  const id = (length: number) => fc.oneof({ weight: 29, arbitrary: hex(length) }, text);
  const moment = fc.oneof(
    { weight: 29, arbitrary: fc.bigInt(10n ** 18n, 5n * 10n ** 18n).map(String) },
    fc.constantFrom('0', 0, 1.79e18, null, ''),
  );
  const code = fc.constantFrom(0, 1, 2, '2', 'STATUS_CODE_ERROR');
  return fc.record(
    {
      traceId: id(32),
      spanId: id(16),
      parentSpanId: fc.oneof(id(16), fc.constant('')),
      startTimeUnixNano: moment,
      endTimeUnixNano: moment,
      name: fc.oneof({ weight: 9, arbitrary: text }, fc.constant(7)),
      kind: fc.oneof(fc.nat(6), fc.constantFrom('SPAN_KIND_SERVER', '3', -1, 2.5)),
      attributes: fc.oneof({ weight: 29, arbitrary: fc.array(attribute, { maxLength: 4 }) }, fc.constant({})),
      status: fc.record({ code, message: text }, { requiredKeys: [] }),
      links: fc.jsonValue({ maxDepth: 3 }),
    },
    { requiredKeys: ['traceId', 'spanId', 'startTimeUnixNano', 'endTimeUnixNano'] },
  );
}

function hex(length: number): fc.Arbitrary<string> {
  return fc
    .array(fc.constantFrom(...'0123456789abcdefA'), { minLength: length, maxLength: length })
    .map((all) => all.join(''));
}

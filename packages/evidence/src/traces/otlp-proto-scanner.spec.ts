import fc from 'fast-check';
import { encodeFields } from '../protobuf/encode.fixture';
import { OtlpProtoScanner } from './otlp-proto-scanner';
import type { Span } from './span';

const resource = {};
const start = 1790000000000000123n;
const trace = encodeFields([1, Buffer.from('5b8efff798038103d269b633813fc60c', 'hex')]);
const id = encodeFields([2, Buffer.from('eee19b7ec3c1b174', 'hex')]);
const began = encodeFields([7, start]);
const ended = encodeFields([8, start + 1_000_333n]);
const whole = [trace, id, began, ended];

function scan(parts: readonly Buffer[], scanner = new OtlpProtoScanner()): Span | string {
  const bytes = Buffer.concat([Buffer.from('xx'), ...parts, Buffer.from('yy')]);
  return structuredClone(scanner.span(bytes, 2, bytes.length - 2, resource));
}

function attribute(name: string, value: Buffer): Buffer {
  return encodeFields([9, encodeFields([1, name], [2, value])]);
}

const text = (value: string) => encodeFields([1, value]);
/** 5432 as a double. */
const double = 0x40b5_3800_0000_0000n;

describe('a scanner of binary OTLP spans', () => {
  it('reads what there must be', () => {
    const span = scan(whole) as Span;
    expect(span).toMatchObject({
      trace: '5b8efff798038103d269b633813fc60c',
      id: 'eee19b7ec3c1b174',
      parent: undefined,
    });
    expect([span.start, span.duration]).toEqual([Number(start) / 1e6, 1.000333]);
  });

  it.each<readonly [what: string, parts: readonly Buffer[], expected: object]>([
    ['a parent', [encodeFields([4, Buffer.from('0102030405060708', 'hex')])], { parent: '0102030405060708' }],
    ['a parent of zeros, which is none', [encodeFields([4, Buffer.alloc(8)])], { parent: undefined }],
    ['a name and a kind', [encodeFields([5, 'GET /é']), encodeFields([6, 2])], { name: 'GET /é', kind: 'server' }],
    ['an end that never came', [encodeFields([8, 0n])], { duration: 0 }],
    ['an end before the start', [encodeFields([8, start - 2_000_000n])], { duration: -2 }],
    ['an error', [encodeFields([15, encodeFields([3, 2])])], { error: true }],
    ['a status that is no error', [encodeFields([15, encodeFields([3, 1])])], { error: false }],
    ['a text', [attribute('db.query.text', text('SELECT 1'))], { facts: { statement: 'SELECT 1' } }],
    ['a whole number', [attribute('http.status_code', encodeFields([3, 404]))], { facts: { status: '404' } }],
    ['a double', [attribute('server.port', encodeFields([4, double]))], { facts: { port: '5432' } }],
    [
      'a list, which says nothing',
      [attribute('db.query.text', encodeFields([5, text('x')]))],
      { facts: { statement: undefined } },
    ],
    [
      'better names of one fact later',
      [
        attribute('db.statement', text('a')),
        attribute('db.query.text', text('b')),
        attribute('db.statement', text('c')),
      ],
      { facts: { statement: 'b' } },
    ],
    ['fields that it does not know', [encodeFields([11, 'event']), encodeFields([300, 5])], { name: '' }],
  ])('reads %s', (_what, parts, expected) => {
    expect(scan([...whole, ...parts])).toMatchObject(expected);
  });

  it.each<readonly [reason: string, parts: readonly Buffer[]]>([
    ['no-trace-id', [id, began]],
    ['no-trace-id', [encodeFields([1, Buffer.alloc(16)]), id, began]],
    ['no-span-id', [trace, began]],
    ['no-time', [trace, id, ended]],
    ['no-time', [trace, id, encodeFields([7, 0n])]],
    ['unreadable', [...whole, Buffer.from([0x4a, 0x7f])]],
    ['unreadable', [...whole, Buffer.from([0x03])]],
    ['unreadable', [...whole, Buffer.alloc(11, 0xff)]],
  ])('says %s', (reason, parts) => {
    expect(scan(parts)).toBe(reason);
  });

  it('reads fields in any order', () => {
    const name = encodeFields([5, 'a']);
    expect(scan([name, ended, began, id, trace])).toEqual(scan([...whole, name]));
  });

  it('keeps nothing of the span before', () => {
    const scanner = new OtlpProtoScanner();
    scan(
      [...whole, encodeFields([5, 'a']), encodeFields([15, encodeFields([3, 2])]), attribute('db.system', text('x'))],
      scanner,
    );
    expect(scan(whole, scanner)).toEqual(scan(whole));
  });

  it('takes any bytes, and remembers none for others', () => {
    const scanner = new OtlpProtoScanner();
    const bytes = fc.uint8Array({ maxLength: 60 }).map((some) => Buffer.from(some));
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        const parts = [...whole, attribute('db.query.text', encodeFields([1, a])), encodeFields([5, b])];
        expect(scan(parts, scanner)).toEqual(scan(parts));
        expect(scan([b], scanner)).toEqual(scan([b]));
      }),
    );
  });

  it('finds the name of a service', () => {
    const named = encodeFields([1, encodeFields([1, 'service.name'], [2, text('shop')])]);
    expect(new OtlpProtoScanner().service(named, 0, named.length)).toBe('shop');
    expect(new OtlpProtoScanner().service(trace, 0, trace.length)).toBeUndefined();
  });
});

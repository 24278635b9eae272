import fc from 'fast-check';
import type { CutRule } from './cut-rule';
import { JsonCutter } from './json-cutter';

const item: CutRule = { name: 'item', keep: true };
const root: CutRule = {
  name: 'root',
  inside: { items: item, head: { name: 'head', keep: true }, groups: { name: 'group', inside: { items: item } } },
};

/** What the listener was told, runs of objects taken apart. */
function cut(text: string | Buffer, rule = root, sizes: readonly number[] = []): string[] {
  const told: string[] = [];
  const cutter = new JsonCutter(rule, {
    opened: (name) => told.push(name),
    kept: (name, values) => told.push(...values.map((value) => `${name} ${JSON.stringify(value)}`)),
    skipped: (reason) => told.push(reason),
  });
  const bytes = Buffer.from(text);
  let from = 0;
  for (let i = 0; from < bytes.length; i++) {
    const to = sizes.length === 0 ? bytes.length : from + sizes[i % sizes.length]!;
    cutter.write(Buffer.from(bytes.subarray(from, to)));
    from = to;
  }
  cutter.end();
  return told;
}

describe('a cutter of JSON', () => {
  it('hands on the objects that are asked for, and nothing else', () => {
    const text = '{"x":{"items":[{"a":0}]},"items":[{"a":1},{"a":"}\\"]"}],"n":3,"head":{"items":[{}]}}';
    expect(cut(text)).toEqual(['root', 'item {"a":1}', 'item {"a":"}\\"]"}', 'head {"items":[{}]}']);
  });

  it('looks through arrays, however they nest, and passes over what is no object', () => {
    expect(cut('[[{"a":1}],[[2,"x",null,{"b":2}]]]', item)).toEqual(['item {"a":1}', 'item {"b":2}']);
  });

  it('tells in the order of the text, whichever key comes first', () => {
    const text = '{"groups":[{"items":[{"a":1}]}],"head":{"h":1}} {"head":{},"items":[{"a":2}]}';
    expect(cut(text)).toEqual(['root', 'group', 'item {"a":1}', 'head {"h":1}', 'root', 'head {}', 'item {"a":2}']);
  });

  it('knows keys and strings with escapes and beyond ASCII', () => {
    expect(cut('{"\\\\":{"items":[{}]},"é":[1],"items":[{"ü\\\\":"\\\\"}]}')).toEqual([
      'root',
      'item {"ü\\\\":"\\\\"}',
    ]);
  });

  it('goes on with the next line where a line is cut off', () => {
    const lines = ['{"items":[{"a":1}]}', '{"items":[{"a":2},{"a":"b', '{"items":[{"a":4}]}', '{"items":[{"a":5}'];
    expect(cut(lines.join('\n'))).toEqual([
      ...['root', 'item {"a":1}', 'root', 'item {"a":2}', 'unreadable'],
      ...['root', 'item {"a":4}', 'root', 'item {"a":5}', 'truncated'],
    ]);
  });

  it('goes on with the next object where one is broken', () => {
    expect(cut('{"items":[{"a":1},{"a":},{"a":3}]}')).toEqual(['root', 'item {"a":1}', 'item {"a":3}', 'unreadable']);
  });

  it('finds nothing in what is no JSON', () => {
    expect(cut('hello\nworld\n]')).toEqual(['unreadable', 'unreadable', 'unreadable']);
    expect(cut('')).toEqual([]);
  });

  it('skips what nests without end, kept or not', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(cut(`{"x":${deep},"items":[{"a":${deep}},{"a":1}]}`)).toEqual(['root', 'too-deep', 'item {"a":1}']);
    expect(cut(`${deep}\n`)).toEqual([]);
  });

  it('skips an object of more than sixteen megabytes, in one piece or in many', () => {
    const text = `{"items":[{"a":"${'x'.repeat(17 * 1024 * 1024)}"},{"a":1}]}`;
    expect(cut(text)).toEqual(['root', 'too-large', 'item {"a":1}']);
    expect(cut(text, root, [1024 * 1024])).toEqual(['root', 'too-large', 'item {"a":1}']);
  });

  it('tells the same wherever its pieces are cut', () => {
    const leaf = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.constant(null), fc.boolean());
    const value = fc.dictionary(fc.string({ maxLength: 4 }), fc.oneof(leaf, fc.array(leaf, { maxLength: 3 })));
    const items = fc.array(value, { maxLength: 4 });
    const document = fc.record(
      { items, head: value, groups: fc.array(fc.record({ items })), other: value },
      { requiredKeys: [] },
    );
    const damage = fc.record({ at: fc.nat(), by: fc.constantFrom('', '"', '{', ']', '\\', '\n', ',', 'é') });
    const space = fc.constantFrom(undefined, 1);
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 });
    const texts = fc.array(fc.tuple(document, space), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(texts, fc.option(damage), sizes, (documents, hurt, pieces) => {
        const whole = documents.map(([each, spaces]) => JSON.stringify(each, null, spaces)).join('\n');
        const at = hurt ? hurt.at % whole.length : 0;
        const text = hurt ? whole.slice(0, at) + hurt.by + whole.slice(at + 1) : whole;
        expect(sortFaults(cut(text, root, pieces))).toEqual(sortFaults(cut(text)));
      }),
      { numRuns: 500 },
    );
  });
});

/** What could not be read is told after the objects that were read with it: how many those are is no matter. */
function sortFaults(told: readonly string[]): string[] {
  const isFault = (each: string) => each === 'unreadable' || each === 'truncated';
  return [...told.filter((each) => !isFault(each)), ...told.filter(isFault).sort()];
}

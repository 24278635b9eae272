import { pack } from './pack';
import { unpack } from './unpack';

const again = (value: object): unknown => unpack(Buffer.concat(pack(value)));

describe('what is packed comes back as JSON would bring it', () => {
  it.each<[string, object]>([
    ['an empty object', {}],
    ['an empty list', []],
    ['texts, with every kind of character', ['', 'a', 'ä', '\u2028', '"\n\\', '😀', '\u0000']],
    ['numbers of every kind', [0, 1, -1, 0.25, 2 ** 29 - 1, 2 ** 29, -(2 ** 40), 1e300, Number.MAX_SAFE_INTEGER]],
    ['what is no text and no number', [true, false, null]],
    ['objects in lists in objects', { a: [{ b: [[{ c: 1 }]] }, { b: [] }], d: { e: { f: 'g' } } }],
    ['lists that are equal', [['a', 'b'], ['a', 'b'], [1, 2], [1, 2], [null], [null]]],
    [
      'keys in another order',
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
    ],
    ['a key with a line feed', { 'a\nb': 1, a: 2, b: 3 }],
    ['keys that are undefined', { a: undefined, b: [{ c: undefined, d: 1 }] }],
    ['the key that is no key', JSON.parse('{"a":{"constructor":1,"toString":2}}') as object],
  ])('%s', (_, value) => {
    expect(again(value)).toEqual(JSON.parse(JSON.stringify(value)));
    expect(JSON.stringify(again(value))).toBe(JSON.stringify(value));
  });
});

it('objects are never one, however equal they are', () => {
  const [first, second] = again([{ a: 1 }, { a: 1 }]) as [object, object];
  expect(first).toEqual(second);
  expect(first).not.toBe(second);
});

it.each([
  ['nothing', Buffer.alloc(0)],
  ['a file cut off', Buffer.concat(pack({ a: ['text'] })).subarray(0, 20)],
  ['JSON', Buffer.from('{"a":1}')],
])('%s is refused', (_, bytes) => {
  expect(() => unpack(bytes)).toThrow();
});

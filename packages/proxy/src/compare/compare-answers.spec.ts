import { answerOf, compareValues, jsonOf, rulesOf, wordsOf } from './answer.fixture';
import { compareAnswers } from './compare-answers';
import type { ComparedAnswer } from './comparison';
import { mask } from './mask';

const text = { fields: new Map([['content-type', 'text/plain']]) };
const unkept = { body: undefined };

describe('comparing two answers', () => {
  it.each<[string, ComparedAnswer, ComparedAnswer, string]>([
    ['the same', answerOf('{"a":1}'), answerOf('{"a":1}'), 'match'],
    ['JSON in other words', answerOf('{"a":1,"b":[2]}'), answerOf(' {"b": [2.0], "a": 1}\n'), 'match'],
    ['another status', answerOf('{}'), answerOf('{}', { status: 404 }), 'mismatch /status'],
    ['another status and no body', answerOf('{}'), answerOf('', { status: 204 }), 'mismatch /status'],
    ['a validator that only one server knows', answerOf('{}'), answerOf('', { status: 304 }), 'uncompared'],
    ['304 twice', answerOf('', { status: 304 }), answerOf('', { status: 304 }), 'match'],
    ['another type', answerOf('x', text), answerOf('x'), 'mismatch /fields/content-type'],
    ['a type written otherwise', answerOf('x', { fields: new Map([['content-type', 'Text/Plain;Charset=UTF-8']]) }),
      answerOf('x', { fields: new Map([['content-type', 'text/plain; charset=utf-8']]) }), 'match'],
    ['other text', answerOf('abc', text), answerOf('abd', text), 'mismatch /body'],
    ['JSON that is none', answerOf('{"a":1'), answerOf('{"a":1}'), 'mismatch /body'],
    ['the same rubbish', answerOf('{"a":1'), answerOf('{"a":1'), 'match'],
    ['bodies that are not kept, of one length', answerOf('', { ...unkept, length: 9 }), answerOf('', { ...unkept, length: 9 }), 'uncompared'],
    ['bodies that are not kept, of unknown length', answerOf('', unkept), answerOf('', { ...unkept, length: undefined }), 'uncompared'],
    ['texts that are not kept, of two lengths', answerOf('', { ...unkept, ...text, length: 9 }), answerOf('', { ...unkept, ...text, length: 8 }), 'mismatch /body'],
    ['JSON that is not kept, of two lengths', answerOf('', { ...unkept, length: 9 }), answerOf('12', text), 'mismatch /fields/content-type'],
    ['one that is not kept, with another status', answerOf('', unkept), answerOf('', { status: 500 }), 'mismatch /status'],
  ])('%s', (_, control, candidate, words) => {
    expect(wordsOf(compareAnswers(control, candidate, rulesOf({})))).toBe(words);
  }); // prettier-ignore

  it('looks at the fields it is told, and at their case where that matters', () => {
    const [one, other] = ['/Photos', '/photos'].map((place) =>
      answerOf('', { fields: new Map([['location', place]]) }),
    );
    const compare = (...fields: string[]): string =>
      wordsOf(compareAnswers(one as ComparedAnswer, other as ComparedAnswer, rulesOf({ fields })));
    expect([compare('location'), compare('etag'), compare()]).toEqual(['mismatch /fields/location', 'match', 'match']);
  });
});

describe('comparing JSON', () => {
  it.each<[string, unknown, unknown, string]>([
    ['a changed leaf', { a: [{ b: 1 }] }, { a: [{ b: 2 }] }, 'mismatch /body/a/0/b'],
    ['a missing key', { a: 1, b: 2 }, { a: 1 }, 'mismatch /body/b'],
    ['a key too many', { a: 1 }, { a: 1, b: null }, 'mismatch /body/b'],
    ['null for nothing', { a: null }, { a: undefined }, 'mismatch /body/a'],
    ['an object for a list', { a: {} }, { a: [] }, 'mismatch /body/a'],
    ['a number for a text', { a: 1 }, { a: '1' }, 'mismatch /body/a'],
    ['an item too many', [1, 2], [1, 2, 3], 'mismatch /body/2'],
    ['another order', [1, 2], [2, 1], 'mismatch /body/0 /body/1'],
    ['keys with strokes and tildes', { 'a/b': { '~': 1 } }, { 'a/b': { '~': 2 } }, 'mismatch /body/a~1b/~0'],
    ['keys that objects have anyway', { constructor: 1 }, {}, 'mismatch /body/constructor'],
    ['nothing but a value', true, false, 'mismatch /body'],
  ])('finds %s', (_, control, candidate, words) => {
    expect(wordsOf(compareValues(control, candidate))).toBe(words);
  });

  it('tells long numbers apart that are one to JavaScript', () => {
    const [one, other] = ['{"id":9007199254740993}', '{"id":9007199254740992}'].map((body) => answerOf(body));
    expect(wordsOf(compareAnswers(one as ComparedAnswer, other as ComparedAnswer, rulesOf({})))).toBe(
      'mismatch /body/id',
    );
  });

  it('sees a key called __proto__', () => {
    const [one, other] = ['{"__proto__":{"a":1}}', '{"__proto__":{"a":2}}'].map((body) => answerOf(body));
    expect(wordsOf(compareAnswers(one as ComparedAnswer, other as ComparedAnswer, rulesOf({})))).toBe(
      'mismatch /body/__proto__/a',
    );
  });

  it.each<[string, readonly string[], string]>([
    ['the value itself', ['/body/items/0/at', '/body/items/1/at'], 'ignored'],
    ['any one step', ['/body/items/*/at'], 'ignored'],
    ['any number of steps', ['/body/**/at'], 'ignored'],
    ['everything below', ['/body/items'], 'ignored'],
    ['the whole body', ['/body'], 'match'],
    ['too few steps', ['/body/*/at'], 'mismatch /body/items/0/at /body/items/1/at'],
    ['one of two', ['/body/items/1'], 'mismatch /body/items/0/at'],
    ['something else', ['/fields', '/body/at'], 'mismatch /body/items/0/at /body/items/1/at'],
  ])('lets be what is ignored: %s', (_, ignore, words) => {
    const items = (at: number): unknown => ({ items: [{ at }, { at: at + 1 }] });
    expect(wordsOf(compareValues(items(1), items(3), { ignore: ignore as never }))).toBe(words);
  });

  it.each<[string, unknown, unknown, object, string]>([
    ['other order', [1, 2, 2], [2, 1, 2], {}, 'match'],
    ['another number of the same', [1, 1, 2], [1, 2, 2], {}, 'mismatch /body/1'],
    ['one changed', [{ id: 1 }, { id: 2 }], [{ id: 2 }, { id: 3 }], {}, 'mismatch /body/0/id'],
    ['one too many', [1], [2, 1], {}, 'mismatch /body/0'],
    ['other order and ignored keys', [{ id: 1, at: 1 }, { id: 2, at: 2 }], [{ id: 2, at: 3 }, { id: 1, at: 4 }],
      { ignore: ['/body/*/at'] }, 'match'],
    ['other order and close numbers', [1, 100], [100.4, 1], { relative: 0.01 }, 'match'],
  ])('of arrays without order: %s', (_, control, candidate, rules, words) => {
    expect(wordsOf(compareValues(control, candidate, { unordered: ['/body'] as never, ...rules }))).toBe(words);
  }); // prettier-ignore

  it.each<[number, number, object, string]>([
    [1, 1.0004, { absolute: 0.001 }, 'match'],
    [1, 1.002, { absolute: 0.001 }, 'mismatch /body'],
    [1_000, 1_009, { relative: 0.01 }, 'match'],
    [1_000, 1_011, { relative: 0.01 }, 'mismatch /body'],
    [-1, 1, { relative: 0.5 }, 'mismatch /body'],
    [0, 0.1, { relative: 0.5 }, 'mismatch /body'],
    [0.3, 0.30000000000000004, { absolute: 1e-9 }, 'match'],
  ])('%d is %d with %j: %s', (control, candidate, rules, words) => {
    expect(wordsOf(compareValues(control, candidate, rules))).toBe(words);
  });

  it('shows so many differences and says that there are more', () => {
    const { differences, more } = compareValues(Array(60).fill(1), Array(60).fill(2));
    expect([differences.length, more]).toEqual([50, true]);
  });

  it('does not go deeper than answers go', () => {
    const deep = (leaf: string): ComparedAnswer => answerOf(`${'['.repeat(20_000)}${leaf}${']'.repeat(20_000)}`);
    expect(() => compareAnswers(deep('1'), deep('2'), rulesOf({}))).toThrow(RangeError);
  });

  it('counts items of lists and keys that are no names together', () => {
    const people = (age: number): unknown => ({ 'a@b.test': [{ age }], '4711': { age }, byName: { age } });
    const fields = compareValues(people(1), people(2)).differences.map(({ field }) => field);
    expect(fields).toEqual(['/body/*/age', '/body/*/*/age', '/body/byName/age']);
  });
});

describe('masking a difference', () => {
  it.each<[unknown, unknown, unknown, unknown]>([
    ['secret', 'secrets', 'a string of 6', 'a string of 7'],
    [4711, false, 'a number', 'a boolean'],
    [['x', 'y'], { a: 1 }, 'an array of 2', 'an object of 1'],
    [null, 'x', null, 'a string of 1'],
  ])('%j and %j become %j and %j', (control, candidate, one, other) => {
    const [difference] = compareValues({ 'a@b.test': control }, { 'a@b.test': candidate }).differences;
    const masked = difference && mask(difference);
    expect(masked).toEqual({ path: '/body/*', field: '/body/*', control: one, candidate: other });
  });

  it('shows what is missing as missing', () => {
    const [difference] = compareValues({ a: 'secret' }, {}).differences;
    expect(JSON.stringify(difference && mask(difference))).toBe('{"path":"/body/a","field":"/body/a","control":"a string of 6"}'); // prettier-ignore
  });

  it('shows statuses and lengths, and no body that is one value', () => {
    const masked = (control: ComparedAnswer, candidate: ComparedAnswer): readonly unknown[] =>
      compareAnswers(control, candidate, rulesOf({})).differences.map((difference) => mask(difference).candidate);
    expect(masked(jsonOf(1), answerOf('1', { status: 500 }))).toEqual([500]);
    expect(masked(answerOf('abc', text), answerOf('abde', text))).toEqual([{ bytes: 4, differsAt: 2 }]);
    expect(masked(jsonOf('secret'), jsonOf('secrets'))).toEqual(['a string of 7']);
  });
});

import fc from 'fast-check';
import { answerOf, compareValues, jsonOf, rulesOf, wordsOf } from './answer.fixture';
import { compareAnswers } from './compare-answers';
import type { Step } from './comparison';
import { toPointer } from './findings';
import { leadsTo, toPattern } from './path-pattern';

const json = fc.jsonValue({ maxDepth: 5 });

/** The same value with the keys of every object in reverse. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, item]) => [key, reversed(item)]),
  );
}

/** Paths of all leaves: values, and containers with nothing in them. */
function leavesOf(value: unknown, path: readonly Step[] = []): readonly (readonly Step[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries: [Step, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.length === 0 ? [path] : entries.flatMap(([step, item]) => leavesOf(item, [...path, step]));
}

/** The same value with another leaf. */
function withLeaf(value: unknown, [step, ...rest]: readonly Step[], leaf: unknown): unknown {
  if (step === undefined) return leaf;
  if (Array.isArray(value)) return value.map((item, i) => (i === step ? withLeaf(item, rest, leaf) : item));
  const entries = Object.entries(value as object);
  return Object.fromEntries(entries.map(([key, item]) => [key, key === step ? withLeaf(item, rest, leaf) : item]));
}

describe('comparing any JSON', () => {
  it('matches with itself', () => {
    fc.assert(fc.property(json, (value) => wordsOf(compareValues(value, value)) === 'match'));
  });

  it('matches with itself read from another text', () => {
    fc.assert(
      fc.property(json, (value) => {
        const [plain, spaced] = [jsonOf(value), answerOf(JSON.stringify(value, undefined, 2))];
        return wordsOf(compareAnswers(plain, spaced, rulesOf({}))) === 'match';
      }),
    );
  });

  it('matches when keys stand in another order', () => {
    fc.assert(fc.property(json, (value) => wordsOf(compareValues(value, reversed(value))) === 'match'));
  });

  it('finds a changed leaf at exactly its path, and nothing else', () => {
    fc.assert(
      fc.property(json, fc.nat(), (value, choice) => {
        const leaves = leavesOf(value);
        const path = leaves[choice % leaves.length] ?? [];
        const changed = withLeaf(value, path, 'the changed leaf');
        expect(wordsOf(compareValues(value, changed))).toBe(`mismatch ${toPointer(['body', ...path])}`);
        expect(wordsOf(compareValues(changed, value))).toBe(`mismatch ${toPointer(['body', ...path])}`);
      }),
    );
  });

  it('lets a changed leaf be when its path is ignored', () => {
    fc.assert(
      fc.property(json, fc.nat(), (value, choice) => {
        const leaves = leavesOf(value);
        const path = leaves[choice % leaves.length] ?? [];
        const rules = { ignore: [toPointer(['body', ...path])] as never };
        const words = wordsOf(compareValues(value, withLeaf(value, path, 'the changed leaf'), rules));
        expect(words).toBe(path.length === 0 ? 'match' : 'ignored');
      }),
    );
  });

  it('matches an array in any order where order means nothing', () => {
    const shuffled = fc
      .array(json, { maxLength: 12 })
      .chain((items) => fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length })));
    fc.assert(
      fc.property(shuffled, ([items, others]) => {
        const rules = { unordered: ['/body/list'] as never };
        return wordsOf(compareValues({ list: items }, { list: others }, rules)) === 'match';
      }),
    );
  });

  it('finds an item too many where order means nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 12 }), (items) => {
        const { verdict } = compareValues(items, ['too many', ...items], { unordered: ['/body'] as never });
        return verdict === 'mismatch';
      }),
    );
  });
});

describe('a pattern', () => {
  const steps = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 });
  const pattern = fc.array(fc.constantFrom('a', 'b', '*', '**'), { maxLength: 6 });

  it('leads where the same regular expression leads', () => {
    fc.assert(
      fc.property(pattern, steps, (wanted, path) => {
        if (wanted.length === 0) return;
        const words = wanted.map((step) => (step === '**' ? '(/[^/]+)*' : step === '*' ? '/[^/]+' : `/${step}`));
        const expected = new RegExp(`^${words.join('')}$`).test(path.map((step) => `/${step}`).join(''));
        expect(leadsTo(toPattern(`/${wanted.join('/')}`), path)).toBe(expected);
      }),
    );
  });
});

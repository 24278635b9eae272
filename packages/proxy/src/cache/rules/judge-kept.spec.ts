import { chooseKept, judgeKept, mayServe, mayStandIn, type Verdict } from './judge-kept';
import { kept, noon, wishOf } from './kept.fixture';

/** The verdict so many seconds after noon. */
function after(seconds: number, answer: string, request = '', heedsCallers = true): Verdict {
  return judgeKept(kept(`Cache-Control: ${answer}`), wishOf(request, { heedsCallers }), noon + seconds * 1000);
}

describe('a kept answer (RFC 9111 4.2)', () => {
  it.each([
    ['is given while it is fresh', 59, 'max-age=60', '', 'fresh'],
    ['is validated afterwards', 60, 'max-age=60', '', 'validate'],
    ['is validated at once with no-cache', 0, 'max-age=60, no-cache', '', 'validate'],
    ['is given stale and fetched anew (RFC 5861 3)', 69, 'max-age=60, stale-while-revalidate=10', '', 'stale'],
    ['but not for longer than it says', 70, 'max-age=60, stale-while-revalidate=10', '', 'validate'],
    ['is validated when the caller says no-cache (5.2.1.4)', 0, 'max-age=60', 'Cache-Control: no-cache', 'validate'],
    ['is validated when the caller says Pragma: no-cache (5.4)', 0, 'max-age=60', 'Pragma: no-cache', 'validate'],
    [
      'is given when Pragma stands beside Cache-Control',
      0,
      'max-age=60',
      'Pragma: no-cache; Cache-Control: a',
      'fresh',
    ],
    ['is given when the caller says no-store', 0, 'max-age=60', 'Cache-Control: no-store', 'fresh'],
    [
      'is validated when older than the caller wants (5.2.1.1)',
      11,
      'max-age=60',
      'Cache-Control: max-age=10',
      'validate',
    ],
    ['is given when young enough', 9, 'max-age=60', 'Cache-Control: max-age=10', 'fresh'],
    ['is validated when it ends too soon (5.2.1.3)', 41, 'max-age=60', 'Cache-Control: min-fresh=20', 'validate'],
    ['is given stale when the caller takes it (5.2.1.2)', 65, 'max-age=60', 'Cache-Control: max-stale=10', 'fresh'],
    ['and however stale, if the caller names no limit', 999, 'max-age=60', 'Cache-Control: max-stale', 'fresh'],
    ['but not staler than that', 75, 'max-age=60', 'Cache-Control: max-stale=10', 'validate'],
    [
      'and not where it says must-revalidate',
      65,
      'max-age=60, must-revalidate',
      'Cache-Control: max-stale=10',
      'validate',
    ],
    ['nor proxy-revalidate', 65, 'max-age=60, proxy-revalidate', 'Cache-Control: max-stale', 'validate'],
    ['nor s-maxage', 65, 's-maxage=60', 'Cache-Control: max-stale', 'validate'],
  ] as const)('%s', (_, seconds, answer, request, verdict) => {
    expect(after(seconds, answer, request)).toBe(verdict);
  });

  it('is given whatever the caller says, where the plan does not heed callers', () => {
    expect(after(5, 'max-age=60', 'Cache-Control: no-cache, max-age=0', false)).toBe('fresh');
  });
});

describe('a stale answer stands in for an upstream that fails (RFC 5861 4)', () => {
  it.each([
    ['for as long as it says', 69, 'max-age=60, stale-if-error=10', '', true],
    ['not for longer', 70, 'max-age=60, stale-if-error=10', '', false],
    ['not without a word', 61, 'max-age=60', '', false],
    ['when the caller says so', 61, 'max-age=60', 'Cache-Control: stale-if-error=5', true],
    ['not even then with must-revalidate', 61, 'max-age=60, must-revalidate', 'Cache-Control: stale-if-error=5', false],
    ['not with must-revalidate beside', 61, 'max-age=60, must-revalidate, stale-if-error=10', '', false],
  ])('%s', (_, seconds, answer, request, expected) => {
    expect(mayStandIn(kept(`Cache-Control: ${answer}`), wishOf(request), noon + seconds * 1000)).toBe(expected);
  });
});

describe('a kept answer fits', () => {
  const plain = kept('Cache-Control: max-age=60');
  const forAll = kept('Cache-Control: public, max-age=60');

  it.each(['Authorization: a', 'Cookie: sid=1'])('a caller with %s only when it is for everybody', (request) => {
    expect([mayServe(plain, wishOf(request)), mayServe(forAll, wishOf(request))]).toEqual([false, true]);
  });

  it.each([
    ['the same value', 'Foo', 'Foo: 1', 'Foo: 1', true],
    ['another value', 'Foo', 'Foo: 1', 'Foo: 2', false],
    ['a field that was not there', 'Foo', '', 'Foo: 1', false],
    ['a field that is not there any more', 'Foo', 'Foo: 1', '', false],
    ['an empty field beside none', 'Foo', 'Foo: ', '', false],
    ['the same names in another order', 'Foo, Bar', 'Foo: 1; Bar: 2', 'Bar: 2; Foo: 1', true],
    ['other blanks', 'Foo', 'Foo: 1,2', 'Foo: 1 , 2', true],
    ['one field for two', 'Foo', 'Foo: 1, 2', 'Foo: 1; Foo: 2', true],
    ['languages in another case', 'Accept-Language', 'Accept-Language: en, de', 'Accept-Language: EN,De', true],
    ['other values in another case', 'Foo', 'Foo: a', 'Foo: A', false],
    ['other fields', 'Foo', 'Foo: 1; Other: 2', 'Foo: 1; Other: 3', true],
  ])('by Vary %s (4.1)', (_, vary, first, second, expected) => {
    const head = kept(`Cache-Control: max-age=60; Vary: ${vary}`, { request: first });
    expect(mayServe(head, wishOf(second))).toBe(expected);
  });

  it('and of several the newest is chosen', () => {
    const older = { ...plain, id: 'older', receivedAt: noon - 1 };
    expect(chooseKept([older, plain, { ...older, id: 'oldest', receivedAt: 0 }], wishOf())).toBe(plain);
    expect(chooseKept([], wishOf())).toBeUndefined();
  });
});

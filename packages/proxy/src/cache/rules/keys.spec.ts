import type { Destination } from '@banyan/routing';
import { countedFields, countedTarget, toCacheKey, toPlace } from './cache-key';
import { toCacheStatus } from './cache-status';
import { fieldsOf, plainRules } from './kept.fixture';
import { isDirectives } from './structured-directives';
import { tagsOf } from './tags-of';
import { toPurge } from './to-purge';

const at = (name: string, origin: string): Destination => ({ route: 'r', upstream: { name, origin } }) as Destination;
const monolith = at('app', 'http://a:1');

describe('the key of an answer', () => {
  const key = (destination: Destination, text: string, headers: readonly string[] = []): string =>
    toCacheKey(destination, 'x/a', '/a', fieldsOf(text), { ...plainRules, headers });

  it.each([
    ['the upstream', key(monolith, ''), key(at('images', 'http://a:1'), '')],
    ['where the upstream is', key(monolith, ''), key(at('app', 'http://b:1'), '')],
    ['the scheme', key(monolith, 'X-Forwarded-Proto: http'), key(monolith, 'X-Forwarded-Proto: https')],
    ['the host callers know', key(monolith, 'X-Forwarded-Host: a'), key(monolith, 'X-Forwarded-Host: b')],
    ['a header of the plan', key(monolith, 'X-Plan: a', ['x-plan']), key(monolith, 'X-Plan: b', ['x-plan'])],
  ])('tells apart by %s', (_, one, other) => {
    expect(one).not.toBe(other);
  });

  it('does not tell apart by other headers', () => {
    expect(key(monolith, 'X-Plan: a')).toBe(key(monolith, 'X-Plan: b'));
  });

  it('has a place without its query, the host in lower case', () => {
    expect([toPlace('Shop.Test:80', '/A?b'), toPlace(undefined, '/')]).toEqual(['shop.test:80/A', '/']);
  });
});

describe('what goes to the upstream', () => {
  const counts = (name: string): boolean => name !== 'utm' && name !== 'a b';

  it.each([
    ['/a', '/a'],
    ['/a?b=1&utm=2&c', '/a?b=1&c'],
    ['/a?utm=2', '/a'],
    ['/a?utm', '/a'],
    ['/a?%75tm=2&b=%zz', '/a?b=%zz'],
    ['/a?a+b=1&a%20b=2', '/a'],
    ['/a?', '/a?'],
  ])('of %s is %s', (target, expected) => {
    expect(countedTarget(target, { counts })).toBe(expected);
  });

  it.each([
    ['_ga=1; sid=2', 'sid=2'],
    ['sid=2;_ga=1', 'sid=2'],
    ['_ga=1; _ga=2', undefined],
    ['', undefined],
  ])('of the cookies %j is %j', (cookies, expected) => {
    const fields = countedFields(['A', '1', 'COOKIE', cookies], { ignoresCookie: (name) => name === '_ga' });
    expect(fields).toEqual(expected === undefined ? ['A', '1'] : ['A', '1', 'COOKIE', expected]);
  });
});

describe('Cache-Status (RFC 9211)', () => {
  it.each([
    [{ ttl: 37.9 }, 'banyan; hit; ttl=37'],
    [{ ttl: -1.5 }, 'banyan; hit; ttl=-2'],
    [{ fwd: 'miss', stored: true } as const, 'banyan; fwd=miss; stored'],
    [
      { fwd: 'stale', fwdStatus: 304, ttl: 9, collapsed: true } as const,
      'banyan; fwd=stale; fwd-status=304; ttl=9; collapsed',
    ],
    [{ fwd: 'stale', detail: 'stale-if-error' } as const, 'banyan; fwd=stale; detail=stale-if-error'],
  ])('%j is %s', (deed, expected) => {
    expect(toCacheStatus(deed)).toBe(expected);
  });
});

describe('tags', () => {
  it('are parted by commas in Cache-Tag and by blanks in Surrogate-Key', () => {
    expect(tagsOf(fieldsOf('Cache-Tag: a, b c,,a; Surrogate-Key: d  e'))).toEqual(['a', 'b c', 'd', 'e']);
  });

  it('are bounded in number and length', () => {
    const many = Array.from({ length: 500 }, (_, i) => `t${i}`).join(' ');
    expect(tagsOf(['Surrogate-Key', many])).toHaveLength(128);
    expect(tagsOf(['Surrogate-Key', 'x'.repeat(300)])).toEqual([]);
  });
});

describe('a field of targeted directives (RFC 9213)', () => {
  it.each(['max-age=60', 'foobar, max-age=60', 'private', 'a;b=1, c=("d" e)', 'max-age=0;x=?1', 'a=:AQ==:, b=1.5'])(
    'is %s',
    (text) => {
      expect(isDirectives(text)).toBe(true);
    },
  );

  it.each([
    'max-age="60"',
    'max-age=60, &',
    'MaX-aGe=60',
    'max-age =60',
    'max-age= 60',
    'max-age=6.5',
    'a,',
    'max-age',
    's-maxage=a',
  ])('is not %s', (text) => {
    expect(isDirectives(text)).toBe(false);
  });
});

describe('what is to be forgotten', () => {
  const purge = (text: string): unknown =>
    toPurge(new URLSearchParams(text), [{ ...plainRules, counts: (name) => name !== 'utm' }]);

  it.each([
    ['url=http://Shop.test/a/b', { kind: 'place', place: 'shop.test/a/b' }],
    ['url=shop.test', { kind: 'place', place: 'shop.test/' }],
    [
      'url=https://shop.test/a?b=1%26utm=2',
      { kind: 'targets', place: 'shop.test/a', targets: ['/a?b=1&utm=2', '/a?b=1'] },
    ],
    ['prefix=shop.test/img', { kind: 'prefix', prefix: 'shop.test/img' }],
    ['prefix=http://shop.test', { kind: 'prefix', prefix: 'shop.test/' }],
    ['tag=photo-7', { kind: 'tag', tag: 'photo-7' }],
    ['all', { kind: 'all' }],
  ])('is read from %s', (text, expected) => {
    expect(purge(text)).toEqual(expected);
  });

  it.each(['', 'url=', 'tag=', 'colour=red', 'tag=a&tag=b', 'url=/a', 'prefix=?'])('is not guessed from %j', (text) => {
    expect(purge(text)).toEqual(expect.any(String));
  });
});

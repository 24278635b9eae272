import { arrivedWith, date, keep, plainRules, wishOf } from './kept.fixture';
import { toKept } from './may-keep';

const fresh = 'Cache-Control: max-age=60';

describe('a shared cache keeps (RFC 9111 3)', () => {
  it.each([
    ['what says for how long it is fresh', fresh, ''],
    ['what is to be validated before each use', 'Cache-Control: no-cache; ETag: "a"', ''],
    [
      'an answer to a caller that tells who it is, when public',
      'Cache-Control: public, max-age=60',
      'Authorization: a',
    ],
    ['the same with s-maxage', 'Cache-Control: s-maxage=60', 'Authorization: a'],
    ['the same with must-revalidate (3.5)', 'Cache-Control: max-age=60, must-revalidate', 'Authorization: a'],
    ['an answer to a caller with a cookie, when public', 'Cache-Control: public, max-age=60', 'Cookie: sid=1'],
    [
      'no-store with must-understand of a known status (5.2.2.3)',
      'Cache-Control: max-age=6, no-store, must-understand',
      '',
    ],
  ])('%s', (_, fields, request) => {
    expect(keep(fields, { request })).toBeDefined();
  });

  it.each([
    ['no-store', 'Cache-Control: max-age=60, no-store', ''],
    ['private', 'Cache-Control: private, max-age=60', ''],
    ['private of some fields', 'Cache-Control: private="a", max-age=60', ''],
    ['targeted private', 'CDN-Cache-Control: private; Cache-Control: max-age=60', ''],
    ['an answer that sets a cookie', `${fresh}; Set-Cookie: sid=1`, ''],
    ['the same when it is public', 'Cache-Control: public, max-age=60; Set-Cookie: sid=1', ''],
    ['Vary: *', `${fresh}; Vary: *`, ''],
    ['Vary: * among others', `${fresh}; Vary: Foo, *`, ''],
    ['what says nothing about freshness', 'Content-Type: text/plain', ''],
    ['what has an ETag only', 'ETag: "a"', ''],
    ['an answer to a request that says no-store', fresh, 'Cache-Control: no-store'],
    ['an answer to Authorization (3.5)', fresh, 'Authorization: a'],
    ['an answer to a cookie', fresh, 'Cookie: sid=1'],
    ['an answer to a cookie that must be validated', 'Cache-Control: max-age=60, must-revalidate', 'Cookie: sid=1'],
  ])('but not %s', (_, fields, request) => {
    expect(keep(fields, { request })).toBeUndefined();
  });

  it.each([100, 103, 206, 304])('no answer with status %i', (status) => {
    expect(keep(fresh, { status })).toBeUndefined();
  });

  it('must-understand of an unknown status not at all', () => {
    expect(keep('Cache-Control: max-age=60, must-understand', { status: 599 })).toBeUndefined();
  });

  it('no answer to HEAD', () => {
    expect(toKept(wishOf('', {}, 'HEAD'), arrivedWith(fresh), plainRules)).toBeUndefined();
  });

  it('neither Age nor Trailer, and a Date in any case', () => {
    expect(keep(`${fresh}; Age: 3; Trailer: x; A: 1`)?.fields).toEqual([
      'Cache-Control',
      'max-age=60',
      'A',
      '1',
      'Date',
      date(0),
    ]);
    expect(keep(`${fresh}; Date: ${date(-1)}`)?.fields).toEqual(['Cache-Control', 'max-age=60', 'Date', date(-1)]);
  });
});

describe('how a kept answer may be used later', () => {
  const uses = (fields: string): unknown => {
    const rules = { staleWhileRevalidate: 7, staleIfError: 8 };
    const { neverStale, staleWhile, staleIfError } = keep(fields, { rules }) ?? {};
    return [neverStale, staleWhile, staleIfError];
  };

  it.each([
    ['the plan’s times, where it says nothing', 'max-age=1', [false, 7, 8]],
    ['its own times', 'max-age=1, stale-while-revalidate=2, stale-if-error=3', [false, 2, 3]],
    [
      'its own times beside s-maxage, which forbids the plan’s (5.2.2.10)',
      's-maxage=1, stale-while-revalidate=2',
      [true, 2, 0],
    ],
    [
      'none with must-revalidate',
      'max-age=1, must-revalidate, stale-while-revalidate=2, stale-if-error=3',
      [true, 0, 0],
    ],
    ['none with proxy-revalidate', 'max-age=1, proxy-revalidate, stale-if-error=3', [true, 0, 0]],
    ['none with no-cache', 'no-cache, stale-if-error=3', [true, 0, 0]],
  ])('has %s', (_, control, expected) => {
    expect(uses(`Cache-Control: ${control}`)).toEqual(expected);
  });

  it('says whether it is for everybody', () => {
    expect([keep(fresh)?.forAll, keep('Cache-Control: public, max-age=1')?.forAll]).toEqual([false, true]);
  });
});

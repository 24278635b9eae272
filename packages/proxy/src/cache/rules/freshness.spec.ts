import { ageOf } from './age-of';
import { initialAge } from './age-of';
import { date, fieldsOf, keep, kept, noon } from './kept.fixture';

describe('how long an answer is fresh (RFC 9111 4.2.1)', () => {
  it.each([
    [
      's-maxage before max-age and Expires',
      `Cache-Control: max-age=5, s-maxage=9; Expires: ${date(-10)}; Date: ${date(0)}`,
      9,
    ],
    ['max-age before Expires', `Cache-Control: max-age=5; Expires: ${date(90)}; Date: ${date(0)}`, 5],
    ['Expires from Date on', `Expires: ${date(30)}; Date: ${date(10)}`, 20],
    ['Expires from now on, where Date is none', `Expires: ${date(30)}; Date: foo`, 30],
    ['nothing with a past Expires', `Expires: ${date(-1)}; Date: ${date(0)}`, 0],
    ['nothing with an Expires that is none', `Expires: 0; Date: ${date(0)}`, 0],
    ['nothing with two of them', `Expires: ${date(30)}; Expires: ${date(30)}; Date: ${date(0)}`, 0],
    ['a tenth of the time since Last-Modified (4.2.2)', `Last-Modified: ${date(-1000)}; Date: ${date(0)}`, 100],
    ['an hour of it at most', `Last-Modified: ${date(-1e6)}; Date: ${date(0)}`, 3600],
    [
      'the targeted field before all others (RFC 9213)',
      `CDN-Cache-Control: max-age=7; Cache-Control: no-store; Expires: ${date(-1)}`,
      7,
    ],
    [
      'Cache-Control, where the targeted field is not well-formed',
      'CDN-Cache-Control: max-age=7, &; Cache-Control: max-age=3',
      3,
    ],
    [
      'Cache-Control, where the targeted field has a wrong type',
      'CDN-Cache-Control: max-age="7"; Cache-Control: max-age=3',
      3,
    ],
  ])('is %s', (_, fields, seconds) => {
    expect(keep(fields)?.lifetime).toBe(seconds);
  });

  it('is the plan’s ttl where the answer says nothing', () => {
    const rules = { ttl: 42 };
    expect(keep('Content-Type: a/b', { rules })?.lifetime).toBe(42);
    expect(keep('Cache-Control: max-age=5', { rules })?.lifetime).toBe(5);
  });

  it.each([200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501])('is guessed for %i', (status) => {
    expect(keep(`Last-Modified: ${date(-1000)}`, { status })?.lifetime).toBe(100);
  });

  it.each([201, 202, 302, 303, 307, 400, 403, 500, 502, 503, 504, 599])('is not guessed for %i', (status) => {
    expect(keep(`Last-Modified: ${date(-1000)}`, { status })).toBeUndefined();
    expect(keep('A: b', { status, rules: { ttl: 5 } })).toBeUndefined();
    expect(keep('Cache-Control: max-age=5', { status })?.lifetime).toBe(5);
  });

  it('is guessed for any status that is public', () => {
    expect(keep(`Cache-Control: public; Last-Modified: ${date(-1000)}`, { status: 599 })?.lifetime).toBe(100);
  });
});

describe('the age of an answer (RFC 9111 4.2.3)', () => {
  it.each([
    ['its Age', 'Age: 30', 30],
    ['the first of two', 'Age: 30; Age: 5', 30],
    ['the first member', 'Age: 7, 90', 7],
    ['nothing for a negative one', 'Age: -7200', 0],
    ['nothing for a fraction', 'Age: 7200.0', 0],
    ['nothing for a word', 'Age: abc', 0],
    ['what its Date says', `Date: ${date(-20)}`, 20],
    ['the greater of both', `Date: ${date(-20)}; Age: 30`, 30],
    ['nothing for a Date to come', `Date: ${date(20)}`, 0],
  ])('is %s', (_, fields, seconds) => {
    expect(initialAge(fieldsOf(fields), noon, noon)).toBe(seconds);
  });

  it('counts how long the answer took', () => {
    expect(initialAge(fieldsOf('Age: 30'), noon - 5_000, noon)).toBe(35);
  });

  it('grows in the store', () => {
    expect(ageOf(kept('Cache-Control: max-age=60; Age: 30'), noon + 4_000)).toBe(34);
  });
});

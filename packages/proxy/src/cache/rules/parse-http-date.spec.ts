import { parseHttpDate } from './parse-http-date';
import { noon } from './kept.fixture';

const expected = Date.UTC(2050, 7, 18, 2, 1, 18);

describe('a date of HTTP (RFC 9110 5.6.7)', () => {
  it.each([
    ['as it is written today', 'Thu, 18 Aug 2050 02:01:18 GMT'],
    ['as RFC 850 wrote it', 'Thursday, 18-Aug-50 02:01:18 GMT'],
    ['as C writes it', 'Thu Aug 18 02:01:18 2050'],
    ['with a weekday in capitals', 'THU, 18 Aug 2050 02:01:18 GMT'],
    ['with a month in capitals', 'Thu, 18 AUG 2050 02:01:18 GMT'],
    ['with another case of GMT', 'Thu, 18 Aug 2050 02:01:18 gMT'],
  ])('is read %s', (_, text) => {
    expect(parseHttpDate(text, noon)).toBe(expected);
  });

  it('as C writes it has a blank before a single digit', () => {
    expect(parseHttpDate('Sun Nov  6 08:49:37 1994', noon)).toBe(Date.UTC(1994, 10, 6, 8, 49, 37));
  });

  it('with two digits of a year is at most 50 years ahead', () => {
    expect(parseHttpDate('Sunday, 06-Nov-94 08:49:37 GMT', noon)).toBe(Date.UTC(1994, 10, 6, 8, 49, 37));
  });

  it.each([
    ['another zone', 'Thu, 18 Aug 2050 02:01:18 AEST'],
    ['UTC', 'Thu, 18 Aug 2050 02:01:18 UTC'],
    ['two digits of a year', 'Thu, 18 Aug 50 02:01:18 GMT'],
    ['no comma', 'Thu 18 Aug 2050 02:01:18 GMT'],
    ['two blanks', 'Thu, 18  Aug  2050 02:01:18 GMT'],
    ['dashes', 'Thu, 18-Aug-2050 02:01:18 GMT'],
    ['periods', 'Thu, 18 Aug 2050 02.01.18 GMT'],
    ['one digit of an hour', 'Thu, 18 Aug 2050 2:01:18 GMT'],
    ['an hour too many', 'Thu, 18 Aug 2050 24:01:18 GMT'],
    ['an unknown month', 'Thu, 18 Agu 2050 02:01:18 GMT'],
    ['a number', '0'],
    ['nothing', ''],
  ])('is none with %s', (_, text) => {
    expect(parseHttpDate(text, noon)).toBeUndefined();
  });
});

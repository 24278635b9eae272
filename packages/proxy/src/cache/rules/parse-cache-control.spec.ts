import { type CacheControl, parseCacheControl } from './parse-cache-control';

/** What stands in it, as words. */
function words(...values: readonly string[]): string {
  const control = parseCacheControl(values) as unknown as Record<keyof CacheControl, unknown>;
  const said = Object.entries(control).filter(([, value]) => value !== false && value !== undefined);
  return said.map(([name, value]) => (value === true ? name : `${name}=${String(value)}`)).join(' ');
}

describe('Cache-Control (RFC 9111 5.2)', () => {
  it.each([
    ['nothing', '', ''],
    ['names in any case', 'No-StOrE, MaX-aGe=7', 'noStore maxAge=7'],
    ['directives nobody knows', 'foobar, ext="a, b", max-age=7', 'maxAge=7'],
    ['leading zeros', 'max-age=0060', 'maxAge=60'],
    ['more than 31 bits', 'max-age=99999999999', 'maxAge=2147483648'],
    ['a quoted number', 'max-age="60"', 'maxAge=60'],
    ['what only looks so inside quotes', 'ext="max-age=3600, no-store", max-age=1', 'maxAge=1'],
    ['an escaped quote', 'ext="a\\", max-age=9", max-age=1', 'maxAge=1'],
    ['a negative number as 0', 'max-age=-3600', 'maxAge=0'],
    ['a fraction as 0', 'max-age=3600.5', 'maxAge=0'],
    ['letters as 0', 'max-age=a60', 'maxAge=0'],
    ['single quotes as 0', "max-age='60'", 'maxAge=0'],
    ['the smaller of two', 'max-age=1800, max-age=1', 'maxAge=1'],
    ['a blank before =', 'max-age =60', ''],
    ['field names of private as private', 'private="set-cookie", max-age=60', 'private maxAge=60'],
    ['field names of no-cache as no-cache', 'no-cache="a, b"', 'noCache'],
    ['semicolons, in favour of what forbids', 'private; max-age=60', 'private'],
    ['a quote that never ends', 'max-age="60, no-store', 'noStore'],
    ['max-stale with and without a limit', 'max-stale', 'maxStale=Infinity'],
    [
      'all of them',
      's-maxage=1, stale-while-revalidate=2, stale-if-error=3, min-fresh=4, max-stale=5, only-if-cached',
      'onlyIfCached sMaxAge=1 staleWhileRevalidate=2 staleIfError=3 minFresh=4 maxStale=5',
    ],
    [
      'flags',
      'public, must-revalidate, proxy-revalidate, must-understand',
      'public mustRevalidate proxyRevalidate mustUnderstand',
    ],
  ])('reads %s', (_, value, expected) => {
    expect(words(value)).toBe(expected);
  });

  it('of several fields counts together', () => {
    expect(words('max-age=60', 's-maxage=1, max-age=30')).toBe('maxAge=30 sMaxAge=1');
  });

  it('is read in time that grows with its length only', () => {
    const begun = process.cpuUsage();
    for (const text of ['"', 'a="\\', ',', ' ', 'a=']) words(text.repeat(16_000));
    expect(process.cpuUsage(begun).user).toBeLessThan(2_000_000);
  });
});

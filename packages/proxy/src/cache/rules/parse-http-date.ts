/** Dates as HTTP writes them (RFC 9110 5.6.7). */

const months: readonly string[] = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** The three ways, strictly; only the case of letters is not minded. */
const fixed = /^[a-z]{3}, (?<day>\d\d) (?<month>[a-z]{3}) (?<year>\d{4}) (?<time>\d\d:\d\d:\d\d) gmt$/i;
const rfc850 = /^[a-z]{6,9}, (?<day>\d\d)-(?<month>[a-z]{3})-(?<year>\d\d) (?<time>\d\d:\d\d:\d\d) gmt$/i;
const asctime = /^[a-z]{3} (?<month>[a-z]{3}) (?<day>[ \d]\d) (?<time>\d\d:\d\d:\d\d) (?<year>\d{4})$/i;

/**
 * Milliseconds since 1970; undefined when the text is no date of HTTP, however well other programs would read it.
 * @param now settles the century of a year with two digits: not more than 50 years ahead
 */
export function parseHttpDate(text: string, now: number): number | undefined {
  const { groups } = fixed.exec(text) ?? rfc850.exec(text) ?? asctime.exec(text) ?? {};
  if (!groups) return undefined;
  const month = months.indexOf((groups['month'] ?? '').toLowerCase());
  if (month < 0) return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = (groups['time'] ?? '').split(':').map(Number);
  const year = toYear(groups['year'] ?? '', now);
  const day = Number(groups['day']);
  if (day < 1 || day > 31 || hours > 23 || minutes > 59 || seconds > 60) return undefined;
  return Date.UTC(year, month, day, hours, minutes, seconds);
}

function toYear(digits: string, now: number): number {
  if (digits.length === 4) return Number(digits);
  const present = new Date(now).getUTCFullYear();
  const year = present - (present % 100) + Number(digits);
  return year > present + 50 ? year - 100 : year;
}

/** What the parsers in Node itself refuse has changed over their versions: rows say what the one at hand does. */

/** @param from version from which on it is true, e.g. `9.4` */
export function parserIsFrom(parser: 'llhttp' | 'nghttp2', from: string): boolean {
  const [major = 0, minor = 0] = (process.versions[parser] ?? '').split('.').map(Number);
  const [least = 0, leastMinor = 0] = from.split('.').map(Number);
  return major > least || (major === least && minor >= leastMinor);
}

/** Fields as node:http2 gives them, as the bytes they were. */

/**
 * Without pseudo-headers, which stand first (RFC 9113 8.3).
 * @param raw names and values in turn
 */
export function rawFields(raw: readonly string[]): Buffer[] {
  const first = raw.findIndex((name, i) => i % 2 === 0 && !name.startsWith(':'));
  return first < 0 ? [] : raw.slice(first).map((text) => Buffer.from(text, 'latin1'));
}

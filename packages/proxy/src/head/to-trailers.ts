/** Fields after the last chunk of an answer. */

/** Would change how the message is framed, routed or trusted (RFC 9110 6.5.1). */
const refused: ReadonlySet<string> = new Set(
  (
    'transfer-encoding content-length host connection trailer te upgrade keep-alive proxy-connection content-encoding ' +
    'content-type content-range set-cookie cache-control expires vary location authorization date age'
  ).split(' '),
);

/**
 * Pairs as `ServerResponse.addTrailers` takes them; those that must not be trailers are left out.
 * @param raw names and values in turn
 */
export function toTrailers(raw: readonly Buffer[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = (raw[i] as Buffer).toString('latin1');
    if (!refused.has(name.toLowerCase())) pairs.push([name, (raw[i + 1] as Buffer).toString('latin1')]);
  }
  return pairs;
}

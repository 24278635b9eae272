/** Fields as HTTP/2 has them (RFC 9113 8.2). */
import { validateHeaderValue } from 'node:http';
import type { OutgoingHttpHeaders } from 'node:http2';

/** Are of one connection only, or said by frames. */
const left: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'upgrade',
  'http2-settings',
]);

/** Node refuses to say these twice; a second one contradicts the first, or says the same. */
const single: ReadonlySet<string> = new Set(
  (
    'access-control-allow-credentials access-control-max-age age authorization content-encoding content-language ' +
    'content-length content-location content-md5 content-range content-type date dnt etag expires from host ' +
    'if-match if-modified-since if-none-match if-range if-unmodified-since last-modified location max-forwards ' +
    'proxy-authorization range referer retry-after tk upgrade-insecure-requests user-agent x-content-type-options'
  ).split(' '),
);

/**
 * Names in lower case, each with all its values. Neither order nor the case of names survives, and neither may matter.
 * @param fields names and values in turn
 * @param headers pseudo-headers to begin with
 * @throws TypeError when a value cannot be said
 */
export function toH2Headers(fields: readonly string[], headers: OutgoingHttpHeaders): OutgoingHttpHeaders {
  const all = Object.assign(Object.create(null) as OutgoingHttpHeaders, headers);
  for (let i = 0; i + 1 < fields.length; i += 2) {
    const name = (fields[i] as string).toLowerCase();
    const value = fields[i + 1] as string;
    if (left.has(name)) continue;
    validateHeaderValue(name, value);
    const known = all[name];
    if (known === undefined) all[name] = value;
    else if (Array.isArray(known)) known.push(value);
    else if (!single.has(name)) all[name] = [known as string, value];
  }
  return all;
}

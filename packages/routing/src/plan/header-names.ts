/** Header fields that a plan may look at. */

/** RFC 9110 5.6.2. */
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/**
 * Fields that say something about one connection, frame the message, or repeat what a proxy in front of us said about
 * the caller. They do not go on as they came, so a decision by them would not be about the request the upstream sees.
 */
const ofTheConnection: ReadonlySet<string> = new Set(
  (
    'connection keep-alive proxy-connection proxy-authenticate proxy-authorization proxy-authentication-info trailer te ' +
    'transfer-encoding content-length upgrade http2-settings expect alt-used via forwarded x-forwarded-for ' +
    'x-forwarded-host x-forwarded-proto x-forwarded-port x-forwarded-prefix x-forwarded-server x-forwarded-ssl x-real-ip ' +
    'x-banyan-shadow'
  ).split(' '),
);

/** Why a plan cannot look at this field; undefined when it can. */
export function complainOfHeader(name: string): string | undefined {
  if (!token.test(name)) return `"${name}" is no header name`;
  const lower = name.toLowerCase();
  if (lower === 'host') return 'a host is matched by the key host';
  if (ofTheConnection.has(lower)) return `"${name}" is about the connection, not about the request; it cannot be used`;
  return undefined;
}

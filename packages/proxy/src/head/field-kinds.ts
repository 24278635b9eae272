/** Header fields by what a proxy does with them. Names are looked up as they came first, to spare the lower-casing. */

/** What happens to a field of a request. */
export const requestField = {
  keep: 0,
  drop: 1,
  host: 2,
  connection: 3,
  length: 4,
  coding: 5,
  upgrade: 6,
  via: 7,
  te: 8,
  claim: 9,
} as const;

/** What happens to a field of an answer. */
export const answerField = { keep: 0, drop: 1, connection: 2, length: 3, trailer: 4 } as const;

/** One of the numbers above. */
export type FieldKind = number;

/**
 * Dropped are fields of one connection only (RFC 9110 7.6.1, and those deployed beside it). Claims are fields by which a
 * caller says what a proxy in front of us would say: they are replaced by what we know ourselves, unless we trust it.
 */
const requestKinds: ReadonlyMap<string, FieldKind> = bothCases({
  [requestField.drop]: [
    ['keep-alive', 'proxy-connection', 'proxy-authenticate', 'proxy-authorization', 'proxy-authentication-info'],
    ['trailer', 'http2-settings', 'expect', 'alt-used'],
  ].flat(),
  [requestField.claim]: [
    ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'x-forwarded-prefix'],
    ['x-forwarded-server', 'x-forwarded-ssl', 'x-real-ip', 'x-banyan-shadow'],
  ].flat(),
  [requestField.host]: ['host'],
  [requestField.connection]: ['connection'],
  [requestField.length]: ['content-length'],
  [requestField.coding]: ['transfer-encoding'],
  [requestField.upgrade]: ['upgrade'],
  [requestField.via]: ['via'],
  [requestField.te]: ['te'],
  [requestField.keep]: [
    ['accept', 'accept-encoding', 'accept-language', 'authorization', 'cache-control', 'content-type', 'cookie'],
    ['if-modified-since', 'if-none-match', 'origin', 'pragma', 'range', 'referer', 'user-agent', 'traceparent'],
    ['sec-fetch-dest', 'sec-fetch-mode', 'sec-fetch-site', 'x-request-id', 'x-requested-with'],
  ].flat(),
});

/** `alt-svc` would send callers past the proxy. */
const answerKinds: ReadonlyMap<string, FieldKind> = bothCases({
  [answerField.drop]: [
    ['keep-alive', 'proxy-connection', 'proxy-authenticate', 'proxy-authentication-info', 'transfer-encoding'],
    ['upgrade', 'te', 'alt-svc', 'http2-settings'],
  ].flat(),
  [answerField.connection]: ['connection'],
  [answerField.length]: ['content-length'],
  [answerField.trailer]: ['trailer'],
  [answerField.keep]: [
    ['accept-ranges', 'age', 'cache-control', 'content-encoding', 'content-type', 'date', 'etag', 'expires'],
    ['last-modified', 'location', 'server', 'set-cookie', 'vary', 'x-powered-by', 'x-request-id'],
  ].flat(),
});

/** What happens to a request's field. */
export function requestFieldKind(name: string): FieldKind {
  return requestKinds.get(name) ?? requestKinds.get(name.toLowerCase()) ?? requestField.keep;
}

/** What happens to an answer's field. */
export function answerFieldKind(name: string): FieldKind {
  return answerKinds.get(name) ?? answerKinds.get(name.toLowerCase()) ?? answerField.keep;
}

/** Each name in lower case and as `Title-Case`, the two ways nearly all software writes them. */
function bothCases(names: Readonly<Record<FieldKind, readonly string[]>>): ReadonlyMap<string, FieldKind> {
  const kinds = new Map<string, FieldKind>();
  for (const [kind, list] of Object.entries(names)) {
    for (const name of list) {
      kinds.set(name, Number(kind));
      kinds.set(
        name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase()),
        Number(kind),
      );
    }
  }
  return kinds;
}

/** `GET /a?b HTTP/1.1` → its method and path. */

const method = /^[A-Za-z][A-Za-z-]{1,19}$/;

/** `undefined` for anything else: TLS sent to a plain port, `-`, an empty request. */
export function toRequestLine(text: string): { readonly method: string; readonly path: string } | undefined {
  const [verb = '', target = '', protocol] = text.split(' ');
  if (protocol !== undefined && !/^HTTP\/\d/.test(protocol)) return undefined;
  const path = toPath(target);
  return isMethod(verb) && path !== undefined ? { method: verb, path } : undefined;
}

export function isMethod(text: string): boolean {
  return method.test(text);
}

/** The path of a target; scheme and host are not part of it. */
export function toPath(target: string): string | undefined {
  if (target.startsWith('/') || target === '*') return target;
  const host = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(target)?.[0];
  return host === undefined ? undefined : `/${target.slice(host.length).replace(/^\//, '')}`;
}

/** The request target as upstreams want it: a path and perhaps a query, byte for byte as it came. */

/**
 * @param target the target as received
 * @param host the Host field; an absolute target must name the same server, so that it never chooses one
 * @param secure whether it came by TLS: an absolute target must say so
 * @returns undefined when the target is none of ours
 */
export function toOriginForm(target: string, host: string | undefined, secure = false): string | undefined {
  if (target.includes('#')) return undefined;
  if (target.charCodeAt(0) === 47 /* / */) return target;
  const [, scheme, authority, path] = /^(https?):\/\/([^/?]*)(.*)$/i.exec(target) ?? [];
  if (scheme?.toLowerCase() !== (secure ? 'https' : 'http')) return undefined;
  if (authority === undefined || path === undefined) return undefined;
  if (authority.toLowerCase() !== host?.toLowerCase()) return undefined;
  return path.startsWith('/') ? path : `/${path}`;
}

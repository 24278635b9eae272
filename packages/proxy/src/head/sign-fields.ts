/** Adds to a request's fields what the proxy knows about the caller. */
import type { RequestHead } from './read-head';

/**
 * What a trusted proxy in front of us said is passed on and added to; everybody else's word was left out by `readHead`.
 * @param peer address of the connection's other end
 * @param version the caller's HTTP version, e.g. `1.1` or `2`
 * @param pseudonym the name this process signs Via with
 */
export function signFields(head: RequestHead, peer: string, version: string, pseudonym: string): void {
  const { fields, host, claims, secure } = head;
  if (claims) signWithClaims(head, peer, claims);
  else {
    fields.push('X-Forwarded-For', peer, 'X-Forwarded-Proto', secure ? 'https' : 'http');
    if (host !== undefined) fields.push('X-Forwarded-Host', host);
  }
  fields.push('Via', `${version} ${pseudonym}`);
}

function signWithClaims(head: RequestHead, peer: string, claims: Readonly<Record<string, string>>): void {
  const { fields, host, secure } = head;
  const { 'x-forwarded-for': callers, 'x-forwarded-proto': protocol, 'x-forwarded-host': name, ...rest } = claims;
  const { forwarded, ...others } = rest;
  fields.push('X-Forwarded-For', callers === undefined ? peer : `${callers}, ${peer}`);
  fields.push('X-Forwarded-Proto', protocol ?? (secure ? 'https' : 'http'));
  const forHost = name ?? host;
  if (forHost !== undefined) fields.push('X-Forwarded-Host', forHost);
  if (forwarded !== undefined) fields.push('Forwarded', `${forwarded}, ${toForwarded(peer, secure)}`);
  for (const [other, value] of Object.entries(others)) fields.push(other, value);
}

/** One step of RFC 7239; its X-Forwarded fellows carry the rest. */
function toForwarded(peer: string, secure: boolean): string {
  return `for=${peer.includes(':') ? `"[${peer}]"` : peer};proto=${secure ? 'https' : 'http'}`;
}

/** The caller's address: the peer's, or the one a trusted peer saw. */
export function callerAddress({ claims }: RequestHead, peer: string): string {
  const seen = claims?.['x-forwarded-for'];
  return seen === undefined ? peer : (seen.split(',').at(-1) ?? peer).trim() || peer;
}

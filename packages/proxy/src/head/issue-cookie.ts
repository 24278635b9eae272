/** Gives a caller the name it is to bring back. */
import type { IssuedCookie } from '@banyan/routing';
import type { RequestHead } from './read-head';

/** A year: a canary lasts weeks. Lowering the share to 0 needs no cookie to end. */
const seconds = 365 * 24 * 60 * 60;

/**
 * The value of Set-Cookie (RFC 6265 4.1). Secure when the caller speaks TLS, to us or to a trusted proxy in front of us.
 * @param value signed
 */
export function toSetCookie({ name }: IssuedCookie, value: string, head: RequestHead): string {
  const said = head.claims?.['x-forwarded-proto']?.trim().toLowerCase();
  const isSecure = said === undefined ? head.secure : said === 'https';
  return `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
}

/**
 * Adds the cookie to an answer's fields, unless shared caches may keep the answer: they would give one caller's name to
 * all others (RFC 9111 7.3). Such a caller gets its name with another answer.
 * @param fields names and values in turn
 */
export function addCookie(fields: string[], cookie: string): void {
  for (let i = 0; i + 1 < fields.length; i += 2) {
    const isShared =
      /^cache-control$/i.test(fields[i] as string) && /\b(?:public|s-maxage)\b/i.test(fields[i + 1] ?? '');
    if (isShared) return;
  }
  fields.push('Set-Cookie', cookie);
}

/** The fields a caller gets with an answer from the cache, or through it. */
import type { Exchange } from '../forward/exchange';
import { addCookie } from '../head/issue-cookie';
import { type CacheDeed, toCacheStatus } from './rules/cache-status';

/** What is this caller's only is added here: it never gets into the store. */
export function callerFields({ cookie, closing }: Exchange, fields: readonly string[], deed: CacheDeed): string[] {
  const own = [...fields, 'Cache-Status', toCacheStatus(deed)];
  if (cookie !== undefined) addCookie(own, cookie);
  if (closing) own.push('Connection', 'close');
  return own;
}

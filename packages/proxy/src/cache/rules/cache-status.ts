/** The field that tells callers what the cache did (RFC 9211). */

/** What became of a request. */
export interface CacheDeed {
  /** Why it went on to the upstream; absent when it did not. */
  readonly fwd?: 'miss' | 'stale' | 'request' | 'bypass';
  /** Status the upstream answered with, where the caller got another one. */
  readonly fwdStatus?: number;
  /** Seconds the answer is still fresh; negative when it is stale. */
  readonly ttl?: number;
  readonly stored?: boolean;
  /** Whether another caller's request brought the answer. */
  readonly collapsed?: boolean;
  readonly detail?: string;
}

/** The value, e.g. `banyan; hit; ttl=37`. */
export function toCacheStatus({ fwd, fwdStatus, ttl, stored, collapsed, detail }: CacheDeed): string {
  const words = ['banyan', fwd === undefined ? 'hit' : `fwd=${fwd}`];
  if (fwdStatus !== undefined) words.push(`fwd-status=${fwdStatus}`);
  if (ttl !== undefined) words.push(`ttl=${Math.floor(ttl)}`);
  if (stored) words.push('stored');
  if (collapsed) words.push('collapsed');
  if (detail !== undefined) words.push(`detail=${detail}`);
  return words.join('; ');
}

/** How long an answer is fresh (RFC 9111 4.2.1 and 4.2.2). */
import type { Caching } from '@banyan/routing';
import { valuesOf } from './field-list';
import type { CacheControl } from './parse-cache-control';
import { parseHttpDate } from './parse-http-date';

/** Statuses whose answers may be kept without a word about freshness (RFC 9110 15.1). */
const byThemselves: ReadonlySet<number> = new Set([200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501]);

/** The share of its unchanged time that an answer without a word is taken to stay unchanged. */
const share = 0.1;
/** However long that was: an hour. */
const longest = 3_600;

/** What an answer says about itself, and what the route says for it. */
export interface Spoken {
  readonly status: number;
  readonly fields: readonly string[];
  readonly control: CacheControl;
  /** Whether a directive for caches like this one stands in for Cache-Control and Expires (RFC 9213). */
  readonly isTargeted: boolean;
  readonly receivedAt: number;
}

/** Seconds; undefined when nothing says that the answer may be kept. */
export function lifetimeOf(spoken: Spoken, { ttl }: Pick<Caching, 'ttl'>): number | undefined {
  const { control, fields, isTargeted } = spoken;
  if (control.sMaxAge !== undefined) return control.sMaxAge;
  if (control.maxAge !== undefined) return control.maxAge;
  const expires = isTargeted ? [] : valuesOf(fields, 'expires');
  if (expires.length > 0) return untilExpires(expires, spoken);
  if (!byThemselves.has(spoken.status) && !control.public) return undefined;
  return ttl ?? heuristicLifetime(spoken);
}

/** Two of them, or one that is no date, mean the past (RFC 9111 5.3). */
function untilExpires(values: readonly string[], { fields, receivedAt }: Spoken): number {
  const expires = values.length === 1 ? parseHttpDate(values[0] ?? '', receivedAt) : undefined;
  const date = parseHttpDate(valuesOf(fields, 'date')[0] ?? '', receivedAt) ?? receivedAt;
  return expires === undefined ? 0 : Math.max(0, (expires - date) / 1000);
}

function heuristicLifetime({ fields, control, receivedAt }: Spoken): number | undefined {
  const modified = parseHttpDate(valuesOf(fields, 'last-modified')[0] ?? '', receivedAt);
  if (modified === undefined) return control.public || control.noCache ? 0 : undefined;
  const date = parseHttpDate(valuesOf(fields, 'date')[0] ?? '', receivedAt) ?? receivedAt;
  return Math.max(0, Math.min(longest, Math.floor(((date - modified) / 1000) * share)));
}

/** What tells kept answers apart. */
import type { Caching, Destination } from '@banyan/routing';
import { joinedValue } from './field-list';

/** A place is a host and a path: an unsafe request makes everything there invalid, whatever its query. */
export type Place = string;

/** One kind of request: a side of a route, a place, a query, and what else the plan names. */
export type CacheKey = string;

/** Joins what cannot hold it. */
const gap = '\n';

/** @param target in origin-form */
export function toPlace(host: string | undefined, target: string): Place {
  const end = target.indexOf('?');
  return `${(host ?? '').toLowerCase()}${end === -1 ? target : target.slice(0, end)}`;
}

/**
 * The upstream's origin is in it: after a rollback, or when a name gets another server, what the other side said is not
 * found. So are the scheme and host that a trusted proxy in front of us names, because upstreams write links with them.
 * @param target with the parameters that count only
 * @param fields as they go to the upstream
 */
export function toCacheKey(
  { route, upstream }: Destination,
  place: Place,
  target: string,
  fields: readonly string[],
  { headers }: Caching,
): CacheKey {
  const parts = [place, target, route, upstream.name, upstream.origin];
  for (const name of ['x-forwarded-proto', 'x-forwarded-host', ...headers]) parts.push(joinedValue(fields, name) ?? '');
  return parts.join(gap);
}

/** The target as it stands in a key. */
export function targetOfKey(key: CacheKey): string {
  return key.split(gap, 2)[1] ?? '';
}

/** The target without the parameters that do not count; byte for byte otherwise. */
export function countedTarget(target: string, { counts }: Pick<Caching, 'counts'>): string {
  const start = target.indexOf('?');
  if (!counts || start === -1) return target;
  const kept = target
    .slice(start + 1)
    .split('&')
    .filter((pair) => counts(parameterName(pair)));
  return kept.length === 0 ? target.slice(0, start) : `${target.slice(0, start)}?${kept.join('&')}`;
}

/** As servers read it; what they cannot decode is taken as it is. */
function parameterName(pair: string): string {
  const name = pair.split('=', 1)[0] ?? '';
  try {
    return decodeURIComponent(name.replaceAll('+', ' '));
  } catch {
    return name;
  }
}

/** The fields without the cookies that say nothing about the caller. */
export function countedFields(fields: readonly string[], { ignoresCookie }: Pick<Caching, 'ignoresCookie'>): string[] {
  const counted: string[] = [];
  for (let i = 0; i + 1 < fields.length; i += 2) {
    const [name, value] = [fields[i] as string, fields[i + 1] as string];
    if (!ignoresCookie || name.length !== 6 || name.toLowerCase() !== 'cookie') {
      counted.push(name, value);
      continue;
    }
    const kept = value.split(';').filter((pair) => pair.trim() !== '' && !ignoresCookie(cookieName(pair)));
    if (kept.length > 0) counted.push(name, kept.join(';').trim());
  }
  return counted;
}

function cookieName(pair: string): string {
  return (pair.split('=', 1)[0] ?? '').trim();
}

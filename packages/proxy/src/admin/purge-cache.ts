/** `POST /cache/purge`: operators have kept answers forgotten. */
import type { Cache } from '../cache/cache';
import { toPurge } from '../cache/rules/to-purge';
import type { TableStore } from '../table/table-store';
import type { AdminAnswer } from './admin-server';

/** What of the server it needs. */
export interface Purgeable {
  readonly cache: Cache;
  readonly parts: { readonly tables: TableStore };
}

/** One of `url`, `prefix`, `tag` and `all` says which. */
export async function purgeCache({ cache, parts }: Purgeable, query: URLSearchParams): Promise<AdminAnswer> {
  const cachings = parts.tables.current.table.destinations.flatMap(({ caching }) => caching ?? []);
  const purge = toPurge(query, cachings);
  if (typeof purge === 'string') return { status: 400, body: { error: purge } };
  const purged = await cache.purge(purge);
  if (purged === undefined) return { status: 503, body: { error: 'the store does not answer; nothing may be gone' } };
  return { status: 200, body: { purged } };
}

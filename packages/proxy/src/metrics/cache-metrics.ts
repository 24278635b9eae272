/** What the cache did and how it stands; nothing where it was never used. */
import type { Cache } from '../cache/cache';
import { counter, gauge, type Sample } from './metric-text';

/** Every metric of the cache. */
export function cacheMetrics({ book, inUse }: Pick<Cache, 'book' | 'inUse'>): readonly string[] {
  if (!inUse) return [];
  const { answers, bytes, evictions, failures } = inUse.counts;
  const results = book
    .entries()
    .flatMap(([route, counts]) => Object.entries(counts).map(([result, count]): Sample => [{ route, result }, count]));
  return [
    counter('banyan_cache_requests_total', 'Requests that went through the cache, by what became of them.', results),
    counter('banyan_cache_kept_total', 'Answers put into the store.', [[{}, book.kept]]),
    counter('banyan_cache_refreshes_total', 'Answers fetched anew with no caller waiting.', [[{}, book.refreshes]]),
    counter('banyan_cache_invalidations_total', 'Unsafe requests that made kept answers invalid.', [
      [{}, book.invalidations],
    ]),
    counter('banyan_cache_purged_total', 'Answers forgotten on request.', [[{}, book.purged]]),
    counter('banyan_cache_evictions_total', 'Answers pushed out by others.', [[{}, evictions]]),
    counter('banyan_cache_failures_total', 'Times the store failed or was too slow.', [[{}, failures]]),
    ...(answers === undefined ? [] : [gauge('banyan_cache_answers', 'Answers kept now.', [[{}, answers]])]),
    ...(bytes === undefined ? [] : [gauge('banyan_cache_bytes', 'Bytes they take.', [[{}, bytes]])]),
  ];
}

/** Counts of what the cache did; they outlive tables and stores. */

/** What became of a request that went through the cache. */
export const cacheResults = ['hit', 'stale', 'revalidated', 'coalesced', 'miss', 'stand-in', 'absent'] as const;

/** `stand-in`: a stale answer in place of a failed upstream's; `absent`: nothing kept, and no more was wanted. */
export type CacheResult = (typeof cacheResults)[number];

/** By route and result. */
export class CacheBook {
  private readonly byRoute = new Map<string, Record<CacheResult, number>>();
  /** Answers put into the store. */
  kept = 0;
  /** Unsafe requests that made what was kept invalid. */
  invalidations = 0;
  /** Answers that operators had forgotten. */
  purged = 0;
  /** Answers fetched with no caller waiting. */
  refreshes = 0;

  count(route: string, result: CacheResult): void {
    const counts = this.byRoute.get(route) ?? none();
    counts[result] += 1;
    this.byRoute.set(route, counts);
  }

  /** Every route that counted something, in order. */
  entries(): readonly (readonly [route: string, counts: Readonly<Record<CacheResult, number>>])[] {
    return [...this.byRoute].toSorted(([a], [b]) => (a < b ? -1 : 1));
  }
}

function none(): Record<CacheResult, number> {
  return { hit: 0, stale: 0, revalidated: 0, coalesced: 0, miss: 0, 'stand-in': 0, absent: 0 };
}

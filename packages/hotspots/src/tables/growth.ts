/** Which tables grow while the application runs. */
import type { DataAccessFact } from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { oncePerIndex } from '../once-per-index';
import { runContexts } from '../roles/run-contexts';

/**
 * - `sure`: an insert by name in code that requests or background work run
 * - `maybe`: a write there that may insert (`save`, `upsert`, SQL)
 * - `no`: nothing known adds rows while it runs
 */
export type Growth = 'sure' | 'maybe' | 'no';

const changes =
  /(?:^|\.)(?:update\w*|delete\w*|remove\w*|softDelete|softRemove|restore|recover|destroy|increment|decrement|del|truncate|clear|findOneAndUpdate|findByIdAndUpdate|findOneAndDelete|findByIdAndDelete|nativeUpdate|nativeDelete|set)$/i;
const inserts = /(?:^|\.)(?:insert\w*|create\w*|bulkCreate|persist|add|push)$/i;
const upserts = /(?:^|\.)(?:save\w*|upsert\w*|findOrCreate)$/i;

const growths = oncePerIndex((index): ReadonlyMap<string, Growth> => {
  const { runsIn } = runContexts(index);
  const found = new Map<string, Growth>();
  for (const access of [...index.accessesOf.values()].flat()) {
    const growth = growthBy(access);
    if (growth === 'no' || found.get(access.entity) === 'sure') continue;
    if (runsIn(access.function, 'request') || runsIn(access.function, 'background')) found.set(access.entity, growth);
  }
  return found;
});

export function growthOf(index: FactsIndex, entity: string): Growth {
  return growths(index).get(entity) ?? 'no';
}

/** What one access adds; `no` for what changes or takes away rows that are there. */
export function growthBy({ operation, call, key, columns }: DataAccessFact): Growth {
  if (operation !== 'write' || changes.test(call)) return 'no';
  if (inserts.test(call)) return 'sure';
  // What names the rows that it writes changes them; `save` of something new names none.
  if (upserts.test(call)) return key ? 'maybe' : 'sure';
  // `INSERT INTO t (a, b)` names columns and no rows.
  return key ? 'no' : columns ? 'sure' : 'maybe';
}

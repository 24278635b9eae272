/** Keeps the cache bounded: what no run refers to any more goes, but nothing that another run may be about to use. */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readEntry, type RunRecord } from './run-record';
import { shardName } from '../cache/shards';
import type { Store } from '../cache/store';

/** What is younger may belong to a run that goes on right now and has not yet left its record. */
const grace = 60 * 60 * 1000;

/** Analyses of other source folders keep their records, the latest ones of them. */
const mostRecords = 8;

/**
 * Removes entries that no record names. A run that finds an entry gone which its record names reads the sources again:
 * the grace saves work, not facts.
 * @param now milliseconds since 1970
 */
export function cleanUp(store: Store, now: number): void {
  const { folder } = store;
  const records = namesIn(folder).filter(isRecord);
  const kept = latest(records.map((name) => join(folder, name)));
  const used = new Set(kept.flatMap((path) => namedIn(path.slice(folder.length + 1), store)));
  for (const name of entriesBelow(folder)) if (!used.has(name)) removeOld(join(folder, name), now);
  // Folders of other versions.
  for (const name of namesIn(dirname(folder))) {
    const other = join(dirname(folder), name);
    if (/^[0-9a-f]{16}$/.test(name) && other !== folder) removeOld(other, now);
  }
}

function isRecord(name: string): boolean {
  return /^run-\w+$/.test(name);
}

function latest(paths: readonly string[]): string[] {
  const dated = paths.map((path) => ({ path, at: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }));
  return dated
    .sort((a, b) => b.at - a.at)
    .slice(0, mostRecords)
    .map(({ path }) => path);
}

/** The record itself and what it names. */
function namedIn(name: string, store: Store): string[] {
  const record = readEntry<RunRecord>(store, name);
  if (!record) return [];
  const shards = Object.entries(record.files).map(([path, { hash }]) => shardName(path, hash));
  return [name, record.lists, record.whole, record.finished ?? '', ...shards];
}

function entriesBelow(folder: string): string[] {
  const top = namesIn(folder).filter((name) => name !== 'shards');
  return [...top, ...namesIn(join(folder, 'shards')).map((name) => `shards/${name}`)];
}

function removeOld(path: string, now: number): void {
  try {
    if (now - statSync(path).mtimeMs > grace) rmSync(path, { recursive: true, force: true });
  } catch {
    // Gone already, or not ours to remove: the next run tries again.
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Entries by when they were last used: a list, because a map that is changed with every hit is rebuilt again and again. */
import type { KeptAnswer } from '../kept-answer';
import type { CacheKey, Place } from '../rules/cache-key';

/** An answer in memory. The neighbours change. */
export interface Entry {
  readonly place: Place;
  readonly key: CacheKey;
  readonly answer: KeptAnswer;
  readonly bytes: number;
  newer: Entry | undefined;
  older: Entry | undefined;
}

/** Each entry is in it once. */
export class RecencyList implements Iterable<Entry> {
  private newest: Entry | undefined;
  oldest: Entry | undefined;

  add(entry: Entry): void {
    entry.older = this.newest;
    entry.newer = undefined;
    if (this.newest) this.newest.newer = entry;
    else this.oldest = entry;
    this.newest = entry;
  }

  remove(entry: Entry): void {
    if (entry.newer) entry.newer.older = entry.older;
    else if (this.newest === entry) this.newest = entry.older;
    if (entry.older) entry.older.newer = entry.newer;
    else if (this.oldest === entry) this.oldest = entry.newer;
    entry.newer = entry.older = undefined;
  }

  touch(entry: Entry): void {
    if (entry === this.newest) return;
    this.remove(entry);
    this.add(entry);
  }

  /** From the newest on. */
  *[Symbol.iterator](): Iterator<Entry> {
    for (let entry = this.newest; entry; entry = entry.older) yield entry;
  }
}

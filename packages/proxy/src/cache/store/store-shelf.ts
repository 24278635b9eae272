/** The store in use, and how it changes with plans. */
import type { CacheStorage } from '@banyan/model';
import type { CacheStore } from './cache-store';
import { MemoryStore } from './memory-store';
import type { OpenStore } from './open-store';

/** Opens a store when it is first wanted, and another one when a plan wants another one. */
export class StoreShelf {
  private opened: CacheStore | undefined;
  private storage: CacheStorage | undefined;
  private isOff = false;
  private readonly closing = new Set<Promise<void>>();

  constructor(private readonly open: OpenStore) {}

  get store(): CacheStore {
    return (this.opened ??= this.isOff ? new MemoryStore(0) : this.open(this.storage));
  }

  /** How it stands; undefined where nothing was ever kept. */
  get inUse(): CacheStore | undefined {
    return this.opened;
  }

  /**
   * Where nothing is kept any more, requests that change things are not watched any more: what was kept is forgotten, so
   * that a later plan does not find it.
   * @returns whether another store is in use from now on
   */
  adopt(storage: CacheStorage | undefined, keepsAnswers: boolean): boolean {
    const isSame = JSON.stringify(storage) === JSON.stringify(this.storage) && keepsAnswers === !this.isOff;
    if (isSame) return false;
    this.storage = storage;
    this.isOff = !keepsAnswers;
    this.end(this.opened);
    this.opened = undefined;
    return true;
  }

  async close(): Promise<void> {
    this.end(this.opened);
    this.opened = undefined;
    await Promise.all(this.closing);
  }

  private end(store: CacheStore | undefined): void {
    if (!store) return;
    const done = store.close().finally(() => this.closing.delete(done));
    this.closing.add(done);
  }
}

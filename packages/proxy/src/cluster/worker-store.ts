/** A worker's store for answers: it has its part of the memory, and what is forgotten here is forgotten by all. */
import { type OpenStore, usualBytes } from '../cache/store/open-store';
import type { CacheStore, Purge } from '../cache/store/cache-store';

/**
 * @param open opens the store of one process
 * @param onPurge told before answers are forgotten here
 */
export function workerStores(open: OpenStore, workers: number, onPurge: (purge: Purge) => void): OpenStore {
  return (storage) => {
    const maxBytes = Math.floor((storage?.maxBytes ?? usualBytes) / workers);
    return tellPurges(open(storage?.redis ? storage : { ...storage, maxBytes }), onPurge);
  };
}

function tellPurges(store: CacheStore, onPurge: (purge: Purge) => void): CacheStore {
  return {
    find: (key) => store.find(key),
    bodyOf: (key, head) => store.bodyOf(key, head),
    keep: (place, key, answer) => store.keep(place, key, answer),
    freshen: (place, key, old, head) => store.freshen(place, key, old, head),
    drop: (key, head) => store.drop(key, head),
    purge: (purge) => {
      onPurge(purge);
      return store.purge(purge);
    },
    get counts() {
      return store.counts;
    },
    close: () => store.close(),
  };
}

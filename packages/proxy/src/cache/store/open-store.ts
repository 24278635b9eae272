/** Opens the store that a plan names. */
import type { CacheStorage } from '@banyan/model';
import type { CacheStore } from './cache-store';
import { MemoryStore } from './memory-store';

/** Makes a store; `undefined` stands for a plan that does not say where. */
export type OpenStore = (storage: CacheStorage | undefined) => CacheStore;

/** Bytes in memory where the plan names no number. */
export const usualBytes = 64 * 1024 * 1024;

/** A store for this process. */
export function storeOpener(): OpenStore {
  return (storage) => new MemoryStore(storage?.maxBytes ?? usualBytes);
}

/** Opens the store that a plan names. */
import type { CacheStorage } from '@banyan/model';
import { parseDuration } from '@banyan/routing';
import type { ProxyOptions } from '../../options';
import type { Environment } from '../../table/secrets';
import type { CacheStore } from './cache-store';
import { MemoryStore } from './memory-store';
import { RedisStore } from './redis-store';

/** Makes a store; `undefined` stands for a plan that does not say where. */
export type OpenStore = (storage: CacheStorage | undefined) => CacheStore;

/** Bytes in memory where the plan names no number. */
export const usualBytes = 64 * 1024 * 1024;
/** Milliseconds a look into Redis may take where the plan names no time. */
const usualTimeout = 50;

/** Opens stores for one proxy. */
export function storeOpener(
  { log }: Pick<ProxyOptions, 'log'>,
  environment: Environment,
  clock: () => number,
): OpenStore {
  const onTrouble = (problem: string | undefined): void => {
    if (problem === undefined)
      log?.({ level: 'info', event: 'cache-back', message: 'The store of the cache is back.' });
    else log?.({ level: 'warn', event: 'cache-away', message: `Requests go on without a cache: ${problem}.` });
  };
  return (storage) => {
    const { redis } = storage ?? {};
    if (!redis) return new MemoryStore(storage?.maxBytes ?? usualBytes);
    const url = redis.url ?? environment[redis.env ?? ''] ?? '';
    const timeout = parseDuration(redis.timeout ?? '') ?? usualTimeout;
    return new RedisStore({ url, prefix: redis.prefix ?? 'banyan', timeout, clock, onTrouble });
  };
}

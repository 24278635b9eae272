/** Calls that look an answer up where the application keeps it: `cache.wrap(key, load)`, `redis.get(key)`. */
import type { PlacedCall, Project } from '../../link/project';
import { calledLibrary } from '../called/called-library';

const lookups =
  /^(?:get|mget|hget|hgetall|hGetAll|getJSON|getBuffer|wrap|fetch|getOrSet|has|memoize|memoizee|memoizeWithTTL|pMemoize|mem)$/;
const stores =
  /^(?:cache-manager|@nestjs\/cache-manager|node-cache|lru-cache|quick-lru|keyv|@keyv\/.*|cacheable|ioredis|redis|@redis\/client|@upstash\/redis|memcached|memjs|memoizee|p-memoize|mem|flat-cache|bentocache|@isaacs\/ttlcache|next\/cache)$/;

export function asksStore(placed: PlacedCall, project: Project): boolean {
  const { callee } = placed.call;
  if (callee.kind !== 'name' && callee.kind !== 'member') return false;
  if (callee.name === 'unstable_cache') return true;
  if (!lookups.test(callee.name)) return false;
  const called = calledLibrary(placed, project);
  return called !== undefined && stores.test(called.module);
}

/** Rate limits in the memory of one process. */
import type { ProcessStateFact } from '@banyan/model';
import { isAwaited } from '../../roles/endpoint-roots';
import { inMemory } from './in-memory';

export const rateLimitInMemory = inMemory({
  name: 'rate-limit-in-memory',
  describes: 'Each process counts requests for itself.',
  use: 'rate-limit',
  what: 'Counters of requests',
  harm: 'Each instance counts for itself: a caller gets the limit once per instance, and a restart starts it anew.',
  severity: ({ byLibrary, entryPoints }) => (byLibrary || entryPoints.some(isAwaited) ? 'medium' : 'low'),
  fix: (fact) => ({
    text: 'Count in Redis, or in the gateway in front of all instances.',
    sketch: sketchFor(fact),
    where: 'monolith',
  }),
});

function sketchFor({ name, changedIn }: ProcessStateFact): string {
  if (/throttl/i.test(name)) return `${name}({ throttlers: […], storage: new ThrottlerStorageRedisService(redis) })`;
  if (changedIn === undefined) return `${name}({ …, store: new RedisStore({ sendCommand }) })`;
  return `await redis.multi().incr(key).expire(key, seconds, 'NX').exec(); // instead of ${name}`;
}

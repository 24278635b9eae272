/** Caches in the memory of one process. */
import { isAwaited } from '../../roles/endpoint-roots';
import { inMemory } from './in-memory';

export const cacheInMemory = inMemory({
  name: 'cache-in-memory',
  describes: 'Each process fills and empties a cache of its own.',
  use: 'cache',
  what: 'Cached values',
  harm: 'Each instance fills a cache of its own, and what one of them takes out, the others go on answering with.',
  harmless: {
    test: ({ expires, name }) => expires === true || /expir|ttl/i.test(name),
    reason: 'expires',
    text: 'Its entries end by themselves: instances disagree for a bounded time only.',
  },
  severity: ({ byLibrary, entryPoints }) => (byLibrary || entryPoints.some(isAwaited) ? 'medium' : 'low'),
  fix: ({ name, changedIn }) => ({
    text: 'Give it a shared store, or let entries end so soon that a stale answer does no harm.',
    sketch:
      changedIn === undefined
        ? `${name}({ …, stores: [createKeyv(process.env.REDIS_URL)] })`
        : `await cache.wrap(key, load, { ttl: 30_000 }); // cache-manager on Redis, instead of ${name}`,
    where: 'monolith',
  }),
});

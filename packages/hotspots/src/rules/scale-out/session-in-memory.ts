/** Sessions in the memory of one process. */
import type { ProcessStateFact } from '@banyan/model';
import { isAwaited } from '../../roles/endpoint-roots';
import { inMemory } from './in-memory';

export const sessionInMemory = inMemory({
  name: 'session-in-memory',
  describes: 'Sessions are known to one process only.',
  use: 'session',
  many: true,
  what: 'Sessions',
  harm: 'A second instance does not know them: callers are signed out, or stay signed in, depending on which one answers; a restart forgets all.',
  severity: ({ byLibrary, entryPoints }) => (byLibrary || entryPoints.some(isAwaited) ? 'high' : 'low'),
  fix: (fact) => ({
    text: 'Keep them where every instance looks: Redis, or a table with a time of expiry.',
    sketch: sketchFor(fact),
    where: 'monolith',
  }),
});

function sketchFor({ name, changedIn }: ProcessStateFact): string {
  if (changedIn === undefined) return `${name}({ …, store: new RedisStore({ client: redis }) })`;
  return `await redis.set(\`session:\${id}\`, value, { EX: seconds }); // instead of ${name}`;
}

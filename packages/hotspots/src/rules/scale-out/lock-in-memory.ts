/** Locks in the memory of one process. */
import type { Severity } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import { effectsOf } from '../../reach/effects-of';
import { isAwaited } from '../../roles/endpoint-roots';
import type { HeldState } from './held-state';
import { inMemory } from './in-memory';

export const lockInMemory = inMemory({
  name: 'lock-in-memory',
  describes: 'Locks and running-flags are seen by one process only.',
  use: 'lock',
  what: 'Locks',
  harm: 'A second instance does not see them: what must happen once at a time happens twice.',
  severity,
  fix: ({ name }) => ({
    text: 'Let the database or Redis hold the lock, or let a unique key refuse the second one.',
    sketch: `SELECT pg_try_advisory_xact_lock(hashtext($1)); -- instead of ${name}`,
    where: 'monolith',
  }),
});

/** It guards something shared where what it stands in writes to the database. */
function severity({ facts, entryPoints }: HeldState, index: FactsIndex): Severity {
  const holders = [...new Set(facts.flatMap(({ owner, changedIn }) => changedIn ?? [owner]))];
  const guardsData = holders.some((id) => effectsOf(index, id).writes.length > 0);
  if (entryPoints.some(isAwaited)) return guardsData ? 'high' : 'medium';
  return guardsData && entryPoints.length > 0 ? 'medium' : 'low';
}

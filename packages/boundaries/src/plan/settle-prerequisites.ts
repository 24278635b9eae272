/** Which prerequisites an earlier step settles. */
import type { Prerequisite } from '@banyan/model';
import type { FoundPrerequisite } from './found-prerequisite';

/**
 * State in a shared store is shared for everybody, so the first context that left with it has settled it. Anything else
 * is settled when all others that are concerned have left: the last of them has done it.
 */
export function settlePrerequisites(
  found: readonly FoundPrerequisite[],
  outside: readonly string[],
): readonly Prerequisite[] {
  return found.map(({ others, ...prerequisite }) => {
    const left = outside.filter((context) => others.includes(context));
    const settled = prerequisite.kind === 'share-state' ? left.length > 0 : left.length === others.length;
    const doneWith = prerequisite.kind === 'share-state' ? left[0] : left.at(-1);
    return settled && doneWith !== undefined ? { ...prerequisite, doneWith } : prerequisite;
  });
}

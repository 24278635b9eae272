/** What the prices of a seam stand for. */
import type { CrossingKind, SeamCost } from '@banyan/model';
import type { FoundCrossing } from './crossing';

/** Counted over the crossings of one seam. */
export function costOf(crossings: readonly FoundCrossing[]): SeamCost {
  const count = (...kinds: CrossingKind[]) => crossings.filter(({ kind }) => kinds.includes(kind)).length;
  const tables = new Set(crossings.flatMap(({ entity }) => (entity === undefined ? [] : [entity])));
  return {
    roundTrips: count('call'),
    perItem: count('call-in-loop'),
    sagas: count('transaction'),
    tables: [...tables].sort(),
  };
}

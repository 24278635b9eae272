/** BCP of the CARGO'22 dialect: how evenly a cluster's work spreads over use cases. */
import { type Assignment, isOutlier } from '../assignment';
import { countEach, entropy } from '../entropy';
import type { UseCases } from '../score-input';

/**
 * Mean over clusters of the entropy (nats) of how often each use case occurs among its members. Members without use
 * cases add nothing, cluster `-1` is skipped. Range 0 to ln(number of use cases); lower is purer. `null` when every
 * member is an outlier.
 *
 * Nitin et al., CARGO, ASE 2022; as its published code computes it.
 */
export function businessContextPurity(assignment: Assignment, useCases: UseCases): number | null {
  const seen = new Map<string | number, string[]>();
  for (const [member, cluster] of assignment) {
    if (!isOutlier(cluster)) seen.set(cluster, [...(seen.get(cluster) ?? []), ...(useCases.get(member) ?? [])]);
  }
  if (seen.size === 0) return null;
  const entropies = [...seen.values()].map((occurrences) => entropy(countEach(occurrences).values()));
  return entropies.reduce((sum, value) => sum + value, 0) / seen.size;
}

/** ARI: how many pairs of members two partitions treat alike, beyond chance. */
import type { Assignment } from '../metrics/assignment';
import { layOver } from './overlap';

/**
 * (Σ C(nᵢⱼ,2) − E)/(½(Σ C(aᵢ,2) + Σ C(bⱼ,2)) − E), E = Σ C(aᵢ,2) Σ C(bⱼ,2)/C(n,2). Symmetric. At most 1 = the same
 * partition; 0 = as good as chance; down to −0.5. Unlike MoJoFM it does not reward many small clusters.
 * Only members that both place are compared; `null` when there is none.
 *
 * Hubert and Arabie, Comparing partitions, Journal of Classification 2, 1985.
 */
export function adjustedRandIndex(a: Assignment, b: Assignment): number | null {
  const { members, rows, columns, shared } = layOver(a, b);
  if (members === 0) return null;
  const [inA, inB] = [pairsIn(rows), pairsIn(columns)];
  const inBoth = pairsIn(shared.flatMap((row) => [...row.values()]));
  const all = pairsIn([members]);
  const [mean, expected] = [(inA + inB) / 2, all === 0 ? 0 : inA * (inB / all)];
  // Both one cluster, or both all alone: the same partition.
  return mean === expected ? 1 : (inBoth - expected) / (mean - expected);
}

function pairsIn(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}

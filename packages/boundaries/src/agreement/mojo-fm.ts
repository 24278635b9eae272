/** MoJoFM: how few moves and joins turn the tool's partition into the reference. */
import type { Assignment } from '../metrics/assignment';
import { layOver, type Overlap } from './overlap';
import { maximumMatching } from './maximum-matching';

/**
 * (1 − mno(A, B)/max over X of mno(X, B)) × 100, mno = the least number of moves (one member to another cluster) and
 * joins (two clusters become one) that turn A into B. Range 0 to 100; 100 = A equals B. **It has a direction**:
 * a tool that splits too much pays one join a cluster, a tool that lumps pays one move a member.
 * Only members that both place are compared: report completeness beside it. `null` when there is none.
 *
 * Wen and Tzerpos, An effectiveness measure for software clustering algorithms, IWPC 2004.
 * @param tool A, the partition to be judged
 * @param reference B, the partition that counts as right
 * @example mojoFM(new Map([['a', 1], ['b', 1], ['c', 2]]), new Map([['a', 1], ['b', 1], ['c', 1]])) // 50: one join of two moves
 */
export function mojoFM(tool: Assignment, reference: Assignment): number | null {
  const overlap = layOver(tool, reference);
  if (overlap.members === 0) return null;
  const worst = overlap.members - mostGroups(overlap.columns);
  // One member: there is one partition only.
  return worst === 0 ? 100 : (1 - movesAndJoins(overlap) / worst) * 100;
}

/**
 * mno(A, B). A cluster of A is tagged with the cluster of B it shares most members with; the others have to move. Clusters
 * with the same tag are joined, so ties are broken for as many different tags as can be: a maximum bipartite matching.
 *
 * Wen and Tzerpos, An optimal algorithm for MoJo distance, IWPC 2003.
 */
function movesAndJoins({ members, shared }: Overlap): number {
  const most = shared.map((row) => Math.max(...row.values()));
  const tags = shared.map((row, at) => [...row].filter(([, count]) => count === most[at]).map(([column]) => column));
  const moves = members - most.reduce((sum, count) => sum + count, 0);
  const joins = shared.length - maximumMatching(tags);
  return moves + joins;
}

/** The partition that is farthest from B still keeps one member in place for each of these groups. */
function mostGroups(sizes: readonly number[]): number {
  return [...sizes].sort((a, b) => a - b).reduce((groups, size) => (groups < size ? groups + 1 : groups), 0);
}

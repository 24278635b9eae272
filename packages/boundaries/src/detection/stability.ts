/** How sure a member's place is, over many runs. */
import { groupBy } from '@banyan/model';
import type { NodeId } from '../criteria/criterion';
import type { Partition } from './algorithm';
import { toBlocks } from './co-association';

/**
 * For every member the mean share of runs in which it is with the others of its group, 0 to 1; for one that is alone in
 * its group, the share of runs in which it is alone too.
 * @example stabilityOf(consensus, runs).get('src/orders/tax.ts') // 0.85
 */
export function stabilityOf(consensus: Partition, runs: readonly Partition[]): ReadonlyMap<NodeId, number> {
  const { members, groups } = toBlocks([consensus, ...runs]);
  const sizes = runs.map((run) => countBy([...run.values()]));
  const byGroup = groupBy([...members.keys()], (block) => groups[block]![0]!);
  const stability = new Map<NodeId, number>();
  for (const blocks of byGroup.values()) {
    const all = blocks.reduce((sum, block) => sum + members[block]!.length, 0);
    const inRuns = runs.map((_, run) =>
      countBy(blocks.flatMap((one) => members[one]!.map(() => groups[one]![run + 1]!))),
    );
    for (const block of blocks) {
      const shares = runs.map((_, run) => {
        const group = groups[block]![run + 1]!;
        return all === 1 ? Number(sizes[run]!.get(group) === 1) : (inRuns[run]!.get(group)! - 1) / (all - 1);
      });
      const mean = shares.reduce((sum, share) => sum + share, 0) / Math.max(runs.length, 1);
      for (const member of members[block]!) stability.set(member, mean);
    }
  }
  return new Map([...stability].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function countBy(groups: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const group of groups) counts.set(group, (counts.get(group) ?? 0) + 1);
  return counts;
}

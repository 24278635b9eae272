/** How often members are together over many partitions, as a graph. */
import { groupBy } from '@banyan/model';
import type { NodeId } from '../criteria/criterion';
import type { Partition } from './algorithm';
import { fromLinks, type WeightedGraph } from './weighted-graph';

/** Members that are together in every partition. */
export interface Blocks {
  readonly members: readonly (readonly NodeId[])[];
  /** The group of each block in each partition. */
  readonly groups: readonly (readonly number[])[];
  /** Whether the partitions differ. */
  readonly disagree: boolean;
}

/** Blocks sorted by their first members. */
export function toBlocks(partitions: readonly Partition[]): Blocks {
  const nodes = [...(partitions[0]?.keys() ?? [])].sort();
  const bySignature = new Map<string, { members: NodeId[]; groups: number[] }>();
  for (const node of nodes) {
    const groups = partitions.map((partition) => partition.get(node) ?? -1);
    const known = bySignature.get(groups.join());
    if (known) known.members.push(node);
    else bySignature.set(groups.join(), { members: [node], groups });
  }
  const blocks = [...bySignature.values()];
  const first = new Set(partitions[0]?.values()).size;
  return {
    members: blocks.map(({ members }) => members),
    groups: blocks.map(({ groups }) => groups),
    disagree: blocks.length !== first || partitions.some((partition) => new Set(partition.values()).size !== first),
  };
}

/**
 * Blocks as nodes: a link weighs the share of partitions in which two blocks are together, times the pairs of their
 * members, and a block has a loop for its own pairs. For modularity this is the graph of all members, a fraction of its
 * size. Shares below the threshold are left out.
 */
export function coAssociation(
  partitions: readonly Partition[],
  threshold: number,
): { readonly graph: WeightedGraph; readonly expand: (partition: Partition) => Partition } {
  const { members, groups } = toBlocks(partitions);
  const links = members.map(({ length }, at) => {
    const pairs = (length * (length - 1)) / 2;
    return new Map([[at, { weight: pairs, pairs }]]);
  });
  for (const [pair, runs] of countTogether(groups)) {
    const share = runs / partitions.length;
    if (share < threshold) continue;
    const [a, b] = [Math.floor(pair / members.length), pair % members.length];
    const count = members[a]!.length * members[b]!.length;
    const link = { weight: share * count, pairs: count };
    links[a]!.set(b, link);
    links[b]!.set(a, link);
  }
  const names = members.map(([first]) => first!);
  const graph = fromLinks(
    names,
    members.map(({ length }) => length),
    links,
  );
  return { graph, expand: (partition) => expandBlocks(members, partition) };
}

/** In how many partitions two blocks are together, by `a * blocks + b`, a below b; pairs that never are do not occur. */
function countTogether(groups: Blocks['groups']): Map<number, number> {
  const counts = new Map<number, number>();
  const runs = groups[0]?.length ?? 0;
  for (let run = 0; run < runs; run += 1) {
    const byGroup = groupBy([...groups.keys()], (block) => groups[block]![run]!);
    for (const blocks of byGroup.values()) {
      blocks.forEach((a, rank) => {
        for (let other = rank + 1; other < blocks.length; other += 1) {
          const pair = a * groups.length + blocks[other]!;
          counts.set(pair, (counts.get(pair) ?? 0) + 1);
        }
      });
    }
  }
  return counts;
}

function expandBlocks(members: Blocks['members'], partition: Partition): Partition {
  const groups = members.flatMap((block) => block.map((node) => [node, partition.get(block[0]!) ?? -1] as const));
  return new Map(groups.sort(([a], [b]) => (a < b ? -1 : 1)));
}

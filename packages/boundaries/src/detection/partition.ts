/** Partitions as lists of group numbers by position, and back. */
import type { Partition } from './algorithm';
import type { WeightedGraph } from './weighted-graph';

/** The group of every node by its position in `graph.nodes`. */
export type Groups = readonly number[] | Int32Array;

/** Numbers the groups anew, from 0, in the order of their first nodes: equal partitions become equal lists. */
export function renumber(groups: Groups): Int32Array {
  const numbers = new Map<number, number>();
  const renumbered = new Int32Array(groups.length);
  for (let at = 0; at < groups.length; at += 1) {
    let number = numbers.get(groups[at]!);
    if (number === undefined) numbers.set(groups[at]!, (number = numbers.size));
    renumbered[at] = number;
  }
  return renumbered;
}

/** Renumbered groups by the name of the node. */
export function toPartition({ nodes }: WeightedGraph, groups: Groups): Partition {
  const numbers = renumber(groups);
  return new Map(nodes.map((node, at) => [node, numbers[at]!]));
}

/** Renumbered groups by position; a node that the partition does not know is a group of its own. */
export function toGroups({ nodes }: WeightedGraph, partition: Partition): Int32Array {
  let unknown = -1;
  return renumber(nodes.map((node) => partition.get(node) ?? unknown--));
}

/** How many groups there are. */
export function countGroups(groups: Groups): number {
  return new Set(groups).size;
}

/** The positions in every group, by its number. */
export function membersByGroup(groups: Groups): Map<number, number[]> {
  const members = new Map<number, number[]>();
  groups.forEach((group, at) => {
    const known = members.get(group);
    if (known) known.push(at);
    else members.set(group, [at]);
  });
  return members;
}

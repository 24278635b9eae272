/** Partitions as lists of group numbers by position, and back. */
import type { Partition } from './algorithm';
import type { WeightedGraph } from './weighted-graph';

/** The group of every node by its position in `graph.nodes`. */
export type Groups = readonly number[] | Int32Array;

/** Numbers the groups anew, from 0, in the order of their first nodes: equal partitions become equal lists. */
export function renumber(groups: Groups): Int32Array {
  const numbers = isDense(groups) ? new DenseNumbers(groups.length) : new Map<number, number>();
  const renumbered = new Int32Array(groups.length);
  let count = 0;
  for (let at = 0; at < groups.length; at += 1) {
    let number = numbers.get(groups[at]!);
    if (number === undefined) numbers.set(groups[at]!, (number = count++));
    renumbered[at] = number;
  }
  return renumbered;
}

/** Every position a group of its own. */
export function singletons(count: number): Int32Array {
  const groups = new Int32Array(count);
  for (let at = 0; at < count; at += 1) groups[at] = at;
  return groups;
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
  const numbers = renumber(groups);
  let count = 0;
  for (let at = 0; at < numbers.length; at += 1) if (numbers[at] === count) count += 1;
  return count;
}

/** The positions in every group, by its number. */
export function membersByGroup(groups: Groups): Map<number, number[]> {
  const members = new Map<number, number[]>();
  for (let at = 0; at < groups.length; at += 1) {
    const known = members.get(groups[at]!);
    if (known) known.push(at);
    else members.set(groups[at]!, [at]);
  }
  return members;
}

/** Whether the groups are numbered by positions, as algorithms do it: then no map is needed. */
function isDense(groups: Groups): boolean {
  for (let at = 0; at < groups.length; at += 1) {
    if (groups[at]! < 0 || groups[at]! >= groups.length) return false;
  }
  return true;
}

/** A map from numbers below a limit. */
class DenseNumbers {
  private readonly numbers: Int32Array;

  constructor(limit: number) {
    this.numbers = new Int32Array(limit).fill(-1);
  }

  get(group: number): number | undefined {
    const number = this.numbers[group]!;
    return number < 0 ? undefined : number;
  }

  set(group: number, number: number): void {
    this.numbers[group] = number;
  }
}

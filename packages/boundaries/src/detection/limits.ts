/** What groups must not be, by position. */
import type { GroupLimits } from './algorithm';
import type { Grouping } from './grouping';
import type { WeightedGraph } from './weighted-graph';

/** Limits ready to be asked. */
export interface Limits {
  /** The nodes that must not meet each node; most have none. */
  readonly apart: ReadonlyMap<number, ReadonlySet<number>>;
  readonly largest: number;
}

/** Pairs with a node that is not in the graph are passed by. */
export function toLimits({ nodes }: WeightedGraph, { apart = [], largest = Infinity }: GroupLimits = {}): Limits {
  const positions = new Map(nodes.map((node, at) => [node, at]));
  const sets = new Map<number, Set<number>>();
  for (const pair of apart) {
    const [a, b] = pair.map((node) => positions.get(node));
    if (a === undefined || b === undefined || a === b) continue;
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const)
      sets.set(one, (sets.get(one) ?? new Set()).add(other));
  }
  return { apart: sets, largest };
}

/** Whether a node that has just moved may be where it is. */
export function isAllowed({ apart, largest }: Limits, grouping: Grouping, at: number): boolean {
  const group = grouping.groupOf[at]!;
  if (grouping.sizes[group]! > largest && grouping.members[group]!.size > 1) return false;
  for (const other of apart.get(at) ?? []) if (grouping.groupOf[other] === group) return false;
  return true;
}

/** Takes nodes out of their groups, in their order, until no limit is broken: to a group of the others, or to an own one. */
export function heedLimits(limits: Limits, grouping: Grouping): void {
  for (const at of grouping.graph.nodes.keys()) {
    if (isAllowed(limits, grouping, at)) continue;
    const spare = grouping.spare();
    if (spare !== undefined) grouping.move(at, spare);
  }
}

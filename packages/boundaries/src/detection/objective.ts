/** What a local search raises: a figure that can be told group by group. */
import type { Partition } from './algorithm';
import { Grouping, type GroupWatcher } from './grouping';
import { toGroups } from './partition';
import type { WeightedGraph } from './weighted-graph';

/**
 * A figure of a partition, higher is better. `terms` gives sums of terms, `combine` the figure from the sums of all
 * groups. What a move changes then needs the terms of the groups it touches only.
 */
export interface Objective {
  readonly name: string;
  readonly describes: string;
  /** Whether it asks for links between groups (`Grouping.touching`). */
  readonly between: boolean;
  /** Makes the watcher of a grouping (`Grouping.watcher`), where the objective needs one; at most one objective of several. */
  readonly watch?: () => GroupWatcher;
  /** How many sums `terms` gives. */
  readonly width: number;
  /** Sums of the terms in which at least one of these groups has a part; each term counted once. */
  readonly terms: (grouping: Grouping, groups: readonly number[]) => readonly number[];
  /** The figure, from the sums over all groups. */
  readonly combine: (sums: readonly number[], grouping: Grouping) => number;
}

/** The sums over all groups. */
export function sumTerms(objective: Objective, grouping: Grouping): readonly number[] {
  const groups = [...grouping.members.keys()].filter((group) => grouping.members[group]!.size > 0);
  return objective.terms(grouping, groups);
}

/** The figure of a grouping as it stands. */
export function measureObjective(objective: Objective, grouping: Grouping): number {
  return objective.combine(sumTerms(objective, grouping), grouping);
}

/** The figure of a partition. */
export function valueOfPartition(graph: WeightedGraph, objective: Objective, partition: Partition): number {
  return measureObjective(objective, new Grouping(graph, toGroups(graph, partition), objective));
}

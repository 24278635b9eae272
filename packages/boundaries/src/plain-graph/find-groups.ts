/** Groups of a graph when their number is not given: what many runs agree on. */
import type { Partition } from '../detection/algorithm';
import { consensusOf } from '../detection/consensus';
import { Grouping } from '../detection/grouping';
import { inducedGraph } from '../detection/induced-graph';
import { leiden } from '../detection/leiden';
import { isAllowed, toLimits } from '../detection/limits';
import { searchLocally } from '../detection/local-search';
import { type Objective, valueOfPartition } from '../detection/objective';
import { modularity } from '../detection/objectives';
import { toGroups, toPartition } from '../detection/partition';
import type { WeightedGraph } from '../detection/weighted-graph';
import { round } from '../contexts/explain-member';
import type { ReadyGraph } from './ready-graph';

/** What was found, and how. */
export interface FoundGroups {
  readonly partition: Partition;
  /** All runs, for the stability of members. */
  readonly runs: readonly Partition[];
  readonly algorithm: string;
  readonly objective: string;
  readonly resolution: number;
  /** One sentence: why so many groups. */
  readonly why: string;
}

/** Runs with different seeds: how sure a place is shows in how they differ. */
export const countOfRuns = 20;

/**
 * The consensus of Leiden from twenty seeds. Not the run with the highest modularity: many partitions come near it, and
 * the best one may be seen by hardly any other run.
 * Nodes without any edge share a group.
 */
export function findGroups({ joined, limits }: ReadyGraph, seed: number): FoundGroups {
  const linked = inducedGraph(
    joined,
    [...joined.nodes.keys()].filter((at) => joined.neighbours[at]!.length > 0),
  );
  const objective = modularity();
  const isLimited = (limits.apart ?? []).length > 0 || limits.largest !== undefined;
  const obey = (start: Partition): Partition =>
    isLimited ? searchLocally(linked, objective, { seed, start, limits }) : start;
  const seen = Array.from({ length: countOfRuns }, (_, run) => leiden.detect(linked, { seed: seed + run }));
  const runs = seen.map(obey);
  const agreed = obey(consensusOf(runs, { seed }));
  const all = (partition: Partition) => placeUnlinked({ joined, limits }, partition);
  return {
    partition: all(agreed),
    runs: runs.map(all),
    algorithm: 'leiden',
    objective: objective.name,
    resolution: 1,
    why: explain(linked, agreed, runs, joined.nodes.length - linked.nodes.length),
  };
}

/** The partition with the highest value; of equals the first. */
export function bestOf(graph: WeightedGraph, objective: Objective, partitions: readonly Partition[]): Partition {
  let [best, most] = [partitions[0]!, -Infinity];
  for (const partition of partitions) {
    const value = valueOfPartition(graph, objective, partition);
    if (value > most + 1e-12) [best, most] = [partition, value];
  }
  return best;
}

/** Nodes without an edge are gathered in as few groups as the limits allow. */
function placeUnlinked({ joined, limits }: Pick<ReadyGraph, 'joined' | 'limits'>, partition: Partition): Partition {
  const grouping = new Grouping(joined, toGroups(joined, partition));
  const rules = toLimits(joined, limits);
  const gathered: number[] = [];
  for (const at of joined.nodes.keys()) {
    if (joined.neighbours[at]!.length > 0) continue;
    const own = grouping.groupOf[at]!;
    const free = gathered.find((group) => {
      grouping.move(at, group);
      return isAllowed(rules, grouping, at);
    });
    if (free !== undefined) continue;
    grouping.move(at, own);
    gathered.push(own);
  }
  return toPartition(joined, grouping.groupOf);
}

function explain(graph: WeightedGraph, agreed: Partition, runs: readonly Partition[], unlinked: number): string {
  const count = new Set(agreed.values()).size;
  const alike = runs.filter((run) => new Set(run.values()).size === count).length;
  const lonely =
    unlinked === 0 ? '' : `; ${unlinked === 1 ? 'a node' : `${unlinked} nodes`} without an edge beside them`;
  if (count === 0) return `no node has an edge to another${lonely}`;
  const q = round(valueOfPartition(graph, modularity(), agreed));
  const groups = count === 1 ? '1 group is' : `${count} groups are`;
  return `${groups} what ${runs.length} runs agree on (modularity ${q}; ${alike} of them see as many)${lonely}`;
}

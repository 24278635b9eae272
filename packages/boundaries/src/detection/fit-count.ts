/** Brings a partition to a number of groups: joins what is most alike, takes apart what is largest. */
import { agglomerate, applyJoins } from './agglomerate';
import type { Limits } from './limits';
import { countGroups, type Groups, membersByGroup, renumber } from './partition';
import { inducedGraph } from './induced-graph';
import type { WeightedGraph } from './weighted-graph';

/** `count` groups where nodes and limits allow it. */
export function fitCount(graph: WeightedGraph, limits: Limits, start: Groups, count: number): Int32Array {
  let groups = renumber(start);
  while (countGroups(groups) < count) {
    const larger = splitLargest(graph, limits, groups);
    if (!larger) return groups;
    groups = larger;
  }
  return applyJoins(groups, agglomerate(graph, limits, groups, count));
}

/** The group with most members in two, or `undefined` when every group is one node. */
function splitLargest(graph: WeightedGraph, limits: Limits, groups: Int32Array): Int32Array | undefined {
  const sizeOf = (members: readonly number[]) => members.reduce((sum, at) => sum + graph.sizes[at]!, 0);
  const [largest] = [...membersByGroup(groups)]
    .filter(([, members]) => members.length > 1)
    .sort((a, b) => sizeOf(b[1]) - sizeOf(a[1]) || a[0] - b[0]);
  if (!largest) return undefined;
  const [group, members] = largest;
  const halves = splitInTwo(graph, limits, members);
  const moved = new Set(members.filter((_, at) => halves[at] === 1));
  return renumber(groups.map((own, at) => (own === group && moved.has(at) ? groups.length : own)));
}

/** Two groups, 0 and 1, of the nodes of one. */
export function splitInTwo(graph: WeightedGraph, limits: Limits, members: readonly number[]): Int32Array {
  const part = inducedGraph(graph, members);
  const start = [...members.keys()];
  return applyJoins(start, agglomerate(part, { apart: new Map(), largest: limits.largest }, start, 2)).map((half) =>
    Math.min(half, 1),
  );
}

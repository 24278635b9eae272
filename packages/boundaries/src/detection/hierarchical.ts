/** Hierarchical: joins the two most alike groups until the number asked for is left, or modularity says enough. */
import { agglomerate, applyJoins, type Join } from './agglomerate';
import type { DetectionAlgorithm } from './algorithm';
import { Grouping } from './grouping';
import { toLimits } from './limits';
import { modularity } from './objectives';
import { toPartition } from './partition';
import type { WeightedGraph } from './weighted-graph';

export const hierarchical: DetectionAlgorithm = {
  name: 'hierarchical',
  describes: 'Joins the two most alike groups (average linkage) until enough are left; seeds kept apart stay apart.',
  heeds: { count: true, limits: true },
  detect: (graph, { resolution = 1, count, limits }) => {
    const start = [...graph.nodes.keys()];
    const joins = agglomerate(graph, toLimits(graph, limits), start, count);
    const kept = count === undefined ? joins.slice(0, countBest(graph, joins, resolution)) : joins;
    return toPartition(graph, applyJoins(start, kept));
  },
};

/** After how many joins modularity is highest; of equals the most. */
function countBest(graph: WeightedGraph, joins: readonly Join[], resolution: number): number {
  const grouping = new Grouping(graph, [...graph.nodes.keys()]);
  const { terms } = modularity(resolution);
  let [change, best, after] = [0, 0, 0];
  joins.forEach(({ into, from }, at) => {
    const before = terms(grouping, [into, from])[0]!;
    for (const node of [...grouping.members[from]!]) grouping.move(node, into);
    change += terms(grouping, [into])[0]! - before;
    if (change >= best - 1e-12) [best, after] = [Math.max(change, best), at + 1];
  });
  return after;
}

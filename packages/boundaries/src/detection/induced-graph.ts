/** A part of a graph. */
import { fromLinks, type WeightedGraph } from './weighted-graph';

/** Some nodes, in the order of their positions, and the links between them. */
export function inducedGraph(graph: WeightedGraph, members: readonly number[]): WeightedGraph {
  const positions = new Map(members.map((at, position) => [at, position]));
  const links = members.map((at, position) => {
    const own = new Map([[position, { weight: graph.loops[at]!, pairs: graph.loopPairs[at]! }]]);
    graph.neighbours[at]!.forEach((to, link) => {
      const other = positions.get(to);
      if (other !== undefined) own.set(other, { weight: graph.weights[at]![link]!, pairs: graph.pairs[at]![link]! });
    });
    return own;
  });
  return fromLinks(
    members.map((at) => graph.nodes[at]!),
    members.map((at) => graph.sizes[at]!),
    links,
  );
}

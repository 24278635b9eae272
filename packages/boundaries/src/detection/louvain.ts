/**
 * Louvain: moves nodes between groups as long as modularity rises.
 * Blondel et al., Fast unfolding of communities in large networks, J. Stat. Mech. 2008, P10008;
 * the resolution after Lambiotte, Delvenne and Barahona, arXiv:0812.1770.
 */
import { UndirectedGraph } from 'graphology';
import louvainOf from 'graphology-communities-louvain';
import type { DetectionAlgorithm } from './algorithm';
import { toPartition } from './partition';
import { randomFrom } from './random';
import type { WeightedGraph } from './weighted-graph';

export const louvain: DetectionAlgorithm = {
  name: 'louvain',
  describes: 'Moves members between groups as long as modularity rises; higher resolution, smaller groups.',
  heeds: { count: false, limits: false },
  detect: (graph, { resolution = 1, seed }) => {
    const drawn = draw(graph);
    if (drawn.size === 0) return toPartition(graph, [...graph.nodes.keys()]);
    const groups = louvainOf(drawn, { resolution, rng: randomFrom(seed), getEdgeWeight: 'weight' });
    return toPartition(
      graph,
      graph.nodes.map((node) => groups[node]!),
    );
  },
};

/** As graphology takes it. */
function draw({ nodes, neighbours, weights, loops }: WeightedGraph): UndirectedGraph {
  const graph = new UndirectedGraph();
  for (const node of nodes) graph.addNode(node);
  nodes.forEach((node, at) => {
    if (loops[at]! > 0) graph.addEdge(node, node, { weight: loops[at]! });
    neighbours[at]!.forEach((to, link) => {
      if (at < to) graph.addEdge(node, nodes[to]!, { weight: weights[at]![link]! });
    });
  });
  return graph;
}

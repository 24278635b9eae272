/**
 * Louvain: moves nodes between groups as long as modularity rises.
 * Blondel et al., Fast unfolding of communities in large networks, J. Stat. Mech. 2008, P10008;
 * the resolution after Lambiotte, Delvenne and Barahona, arXiv:0812.1770.
 */
import louvainOf from 'graphology-communities-louvain';
import type { DetectionAlgorithm } from './algorithm';
import { randomFrom } from './random';

export const louvain: DetectionAlgorithm = {
  name: 'louvain',
  describes: 'Moves members between groups as long as modularity rises; higher resolution, smaller groups.',
  detect: (graph, { resolution, seed }) => {
    if (graph.size === 0) return new Map(graph.nodes().map((node, position) => [node, position]));
    const groups = louvainOf(graph, { resolution, rng: randomFrom(seed), getEdgeWeight: 'weight' });
    return new Map(graph.nodes().map((node) => [node, groups[node] ?? -1]));
  },
};

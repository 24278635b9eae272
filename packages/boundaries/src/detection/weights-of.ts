/** The weights of a coupling graph alone, as detection takes them. */
import type { CouplingGraph } from '../graph/coupling-graph';
import { buildWeightedGraph, type WeightedGraph } from './weighted-graph';

/** Nodes and edges are sorted on the way, so the order in which the graph was put together does not matter. */
export function weightsOf(graph: CouplingGraph): WeightedGraph {
  return buildWeightedGraph(
    graph.nodes(),
    graph.mapEdges((_edge, { weight }, from, to) => ({ from, to, weight })),
  );
}

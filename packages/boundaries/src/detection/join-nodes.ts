/** One node for several: what must stay together, and the levels of Louvain's family. */
import type { NodeId } from '../criteria/criterion';
import type { Partition } from './algorithm';
import { type Groups, renumber } from './partition';
import { fromLinks, type Link, type WeightedGraph } from './weighted-graph';

/**
 * Every group as one node with the name of its first member; links are added up, those inside become a loop. Nodes stay
 * sorted: node `i` is group `i` of the renumbered groups.
 */
export function joinGroups(graph: WeightedGraph, groups: Groups): WeightedGraph {
  const numbers = renumber(groups);
  const nodes: NodeId[] = [];
  const sizes: number[] = [];
  const links: Map<number, Link>[] = [];
  graph.nodes.forEach((node, at) => {
    const group = numbers[at]!;
    nodes[group] ??= node;
    sizes[group] = (sizes[group] ?? 0) + graph.sizes[at]!;
    const own = (links[group] ??= new Map<number, Link>());
    addLink(own, group, graph.loops[at]!, graph.loopPairs[at]!);
    graph.neighbours[at]!.forEach((to, link) => {
      const other = numbers[to]!;
      // A link inside is seen from both ends.
      const share = other === group ? 0.5 : 1;
      addLink(own, other, share * graph.weights[at]![link]!, share * graph.pairs[at]![link]!);
    });
  });
  return fromLinks(nodes, sizes, links);
}

function addLink(own: Map<number, Link>, to: number, weight: number, pairs: number): void {
  const known = own.get(to) ?? { weight: 0, pairs: 0 };
  own.set(to, { weight: known.weight + weight, pairs: known.pairs + pairs });
}

/** A graph in which each of `together` is one node, and the way back to a partition of all nodes. */
export function joinNodes(
  graph: WeightedGraph,
  together: readonly (readonly NodeId[])[],
): { readonly joined: WeightedGraph; readonly expand: (partition: Partition) => Partition } {
  const roots = Int32Array.from(graph.nodes, (_, at) => at);
  const rootOf = (at: number): number => (roots[at] === at ? at : rootOf(roots[at]!));
  const positions = new Map(graph.nodes.map((node, at) => [node, at]));
  for (const members of together) {
    const known = members.flatMap((member) => positions.get(member) ?? []).map(rootOf);
    for (const at of known) roots[rootOf(at)] = rootOf(known[0]!);
  }
  const numbers = renumber(graph.nodes.map((_, at) => rootOf(at)));
  const joined = joinGroups(graph, numbers);
  return {
    joined,
    expand: (partition) =>
      new Map(graph.nodes.map((node, at) => [node, partition.get(joined.nodes[numbers[at]!]!) ?? -1])),
  };
}

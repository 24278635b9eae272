/** How strongly a node is drawn to each group. */
import type { NodeId } from '../criteria/criterion';
import type { CouplingGraph } from '../graph/coupling-graph';

/** A thing that several modules have in common: a folder, a group of routes, a word, a guard, an owner. */
export function isMiddle(node: NodeId): boolean {
  return /^(folder|route|subject|guard|owner):/.test(node);
}

/**
 * The coupling of a node to each group, the node itself left out. What it is coupled to through something in common
 * counts by the share that others have in that; nothing is given to groups that `groupOf` does not know.
 */
export function pullOf<G>(
  graph: CouplingGraph,
  groupOf: (node: NodeId) => G | undefined,
  node: NodeId,
): ReadonlyMap<G, number> {
  const pull = new Map<G, number>();
  const add = (other: NodeId, weight: number) => {
    const group = groupOf(other);
    if (group !== undefined) pull.set(group, (pull.get(group) ?? 0) + weight);
  };
  if (!graph.hasNode(node)) return pull;
  graph.forEachEdge(node, (_edge, { weight }, a, b) => {
    const other = a === node ? b : a;
    if (!isMiddle(other)) return add(other, weight);
    const ends = othersOf(graph, other, node);
    const total = ends.reduce((sum, end) => sum + end.weight, 0);
    for (const end of ends) add(end.node, (weight * end.weight) / total);
  });
  return pull;
}

function othersOf(graph: CouplingGraph, middle: NodeId, node: NodeId) {
  const ends: { readonly node: NodeId; readonly weight: number }[] = [];
  graph.forEachEdge(middle, (_edge, { weight }, a, b) => {
    const other = a === middle ? b : a;
    if (other !== node) ends.push({ node: other, weight });
  });
  return ends;
}

/** A coupling graph seen from further away: nodes with the same key are one. */
import type { NodeId } from '../criteria/criterion';
import { type CouplingGraph, type CouplingPart, edgeKey, toGraph } from '../graph/coupling-graph';

/** What was between two nodes that are one now is gone; all other parts are kept, and add up. */
export function rollUp(graph: CouplingGraph, keyOf: (node: NodeId) => NodeId): CouplingGraph {
  const edges = new Map<string, CouplingPart[]>();
  graph.forEachEdge((_edge, { parts }, a, b) => {
    const [left, right] = [keyOf(a), keyOf(b)];
    if (left === right) return;
    const own = edges.get(edgeKey(left, right)) ?? [];
    for (const part of parts) own.push({ ...part, from: part.from === a ? left : right });
    edges.set(edgeKey(left, right), own);
  });
  return toGraph([...new Set(graph.mapNodes(keyOf))], edges);
}

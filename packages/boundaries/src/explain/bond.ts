/** What couples two nodes. */
import type { SourceLocation } from '@banyan/model';
import type { NodeId } from '../criteria/criterion';
import type { CouplingGraph, CouplingPart } from '../graph/coupling-graph';

/** One criterion's word on two nodes, with its places. */
export interface Bond {
  readonly criterion: string;
  readonly text: string;
  readonly weight: number;
  readonly evidence: readonly SourceLocation[];
}

/** The bonds of two nodes, the heaviest first. */
export function bondsBetween(graph: CouplingGraph, a: NodeId, b: NodeId): Bond[] {
  if (!graph.hasNode(a) || !graph.hasNode(b) || !graph.hasEdge(a, b)) return [];
  const parts = graph.getEdgeAttributes(graph.edge(a, b)).parts;
  return parts.map(toBond).sort((one, other) => other.weight - one.weight || (one.text < other.text ? -1 : 1));
}

/** A part of an edge, as told. */
export function toBond({ criterion, text, weight, evidence }: CouplingPart): Bond {
  return { criterion, text, weight: Math.round(weight * 1000) / 1000, evidence };
}

/** How good a placement is, by the coupling graph: the figures a proposal reports. */
import type { NodeId } from '../criteria/criterion';
import { type GroupId, groupOfNode, type Placement } from '../contexts/placement';

/** Figures of one placement. */
export interface Quality {
  /** Newman and Girvan's Q, Phys. Rev. E 69, 026113. */
  readonly modularity: number;
  /** Share of the coupling between placed nodes that crosses a boundary, 0 to 1. */
  readonly cutShare: number;
}

/** Pairs with weights: a coupling graph, or what one would be made of. */
export interface WeighedEdges {
  forEachEdge(visit: (edge: string, attributes: { readonly weight: number }, a: NodeId, b: NodeId) => void): void;
}

/** Measured over the modules and entities that have a group, with the uses of hubs, without the middles of stars. */
export function measureQuality(graph: WeighedEdges, placement: Placement): Quality {
  const group = (node: NodeId): GroupId | undefined => groupOfNode(placement, node);
  const inside = new Map<GroupId, number>();
  const degree = new Map<GroupId, number>();
  let total = 0;
  graph.forEachEdge((_edge, { weight }, a, b) => {
    const [left, right] = [group(a), group(b)];
    if (left === undefined || right === undefined) return;
    total += weight;
    if (left === right) add(inside, left, weight);
    add(degree, left, weight);
    add(degree, right, weight);
  });
  if (total === 0) return { modularity: 0, cutShare: 0 };
  const kept = sum(inside.values());
  const expected = sum([...degree.values()].map((value) => (value / (2 * total)) ** 2));
  return { modularity: kept / total - expected, cutShare: 1 - kept / total };
}

function add(sums: Map<GroupId, number>, group: GroupId, weight: number): void {
  sums.set(group, (sums.get(group) ?? 0) + weight);
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

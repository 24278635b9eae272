/** A plain graph as detection takes it. */
import { type GraphEdge, groupBy, type PlainGraph } from '@banyan/model';
import type { NodeId } from '../criteria/criterion';
import type { GroupLimits, Partition } from '../detection/algorithm';
import { joinNodes } from '../detection/join-nodes';
import type { Objective } from '../detection/objective';
import { servicesObjective } from '../detection/services-objective';
import { buildWeightedGraph, type WeightedGraph } from '../detection/weighted-graph';
import { findPurposes } from './find-purposes';
import { findRoots } from './find-roots';
import { nodesOf } from './nodes-of';

/** What may be through others only counts so much, in weight and in certainty. */
const indirect = 0.35;

/** The graph, with what must be together joined, and what a partition of it is judged by. */
export interface ReadyGraph {
  /** Every node by itself. */
  readonly whole: WeightedGraph;
  readonly joined: WeightedGraph;
  readonly expand: (partition: Partition) => Partition;
  readonly limits: GroupLimits;
  /** For groups of a number that is asked for, where the direction of edges is known. */
  readonly services?: Objective;
}

/** Weights as they are; where `from` uses `to`, numbers of calls are damped: the thousandth call binds less than the first. */
export function readyGraph(document: PlainGraph): ReadyGraph {
  const { directed = false, together = [] } = document;
  const unit = Math.min(...document.edges.flatMap(({ weight = 1 }) => (weight > 0 ? [weight] : [])));
  const weigh = ({ weight = 1, kind }: GraphEdge): number =>
    (kind === 'indirect' ? indirect : 1) * (directed ? Math.log1p(weight / unit) : weight);
  const whole = buildWeightedGraph(
    nodesOf(document),
    document.edges.map((edge) => ({
      ...{ from: edge.from, to: edge.to, weight: weigh(edge) },
      ...(edge.kind === 'indirect' && { sure: indirect }),
    })),
  );
  const { joined, expand } = joinNodes(whole, together);
  return {
    ...{ whole, joined, expand, limits: toLimits(document) },
    ...(directed && { services: servicesObjective(findPurposes(document, membersOf(joined, whole, together))) }),
  };
}

/** The nodes that each joined node stands for. */
function membersOf(joined: WeightedGraph, whole: WeightedGraph, together: readonly (readonly NodeId[])[]): NodeId[][] {
  const groups = groupBy(whole.nodes, findRoots(together));
  const byFirst = new Map([...groups.values()].map((members) => [members[0]!, members]));
  return joined.nodes.map((node) => byFirst.get(node) ?? [node]);
}

/** Pairs of joined nodes: the first of what is together speaks for all. */
function toLimits(document: PlainGraph): GroupLimits {
  const { together = [], apart = [], largest } = document;
  const groups = groupBy(nodesOf(document), findRoots(together));
  const firstOf = new Map([...groups.values()].flatMap((members) => members.map((node) => [node, members[0]!])));
  const pairs = apart.flatMap((group) => {
    const firsts = group.map((node) => firstOf.get(node) ?? node);
    return firsts.flatMap((one, at) => firsts.slice(0, at).map((other) => [one, other] as const));
  });
  return { apart: pairs, ...(largest !== undefined && { largest }) };
}

/** The ground as the reported objective sees it: modules and entities, without the middles of stars. */
import type { Ground } from '../contexts/ground';
import type { NodeId } from '../criteria/criterion';
import type { CouplingGraph } from '../graph/coupling-graph';
import { isBookkeeping } from '../roles/bookkeeping';
import type { Partition } from './algorithm';
import { joinNodes } from './join-nodes';
import type { JudgedNodes } from './reported-objective';
import { buildWeightedGraph, type WeightedGraph } from './weighted-graph';

/** With each of `together` as one node, and the way from and to partitions of the single ones. */
export function judgedNodes(
  { index, binding, coupling }: Pick<Ground, 'index' | 'binding' | 'coupling'>,
  together: readonly (readonly NodeId[])[] = [],
): JudgedNodes & {
  readonly contract: (partition: Partition) => Partition;
  readonly expand: (partition: Partition) => Partition;
} {
  const isEntity = (node: NodeId) => node.startsWith('entity:') && !isBookkeeping(node.slice('entity:'.length));
  const placed = binding.filterNodes((node) => index.has(node) || isEntity(node));
  const known = new Set(placed);
  const seen = joinNodes(among(binding, known), together);
  const all = joinNodes(among(coupling, known), together);
  const whole = seen.expand(new Map(seen.joined.nodes.map((node, at) => [node, at])));
  const modules = seen.joined.nodes.map(() => 0);
  for (const [node, at] of whole) if (index.has(node)) modules[at]! += 1;
  return {
    ...{ binding: seen.joined, coupling: all.joined, modules, expand: seen.expand },
    contract: (partition) => new Map(seen.joined.nodes.map((node) => [node, partition.get(node) ?? -1])),
  };
}

/** The part of a graph between some of its nodes. */
function among(graph: CouplingGraph, known: ReadonlySet<NodeId>): WeightedGraph {
  const edges = graph.mapEdges((_edge, { weight }, from, to) => ({ from, to, weight }));
  return buildWeightedGraph(
    known,
    edges.filter(({ from, to }) => known.has(from) && known.has(to)),
  );
}

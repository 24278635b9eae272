/** The part of the coupling graph that detection sees: without what everybody uses. */
import type { ModulePath } from '@banyan/model';
import type { NodeId } from '../criteria/criterion';
import type { ModuleRole } from '../roles/module-role';
import { type CouplingGraph, type CouplingPart, edgeKey, toGraph } from './coupling-graph';

const setAside = new Set<ModuleRole | undefined>(['bootstrap', 'barrel', 'operations']);

/** A node that makes use of more than this many others is about everything. */
const manyUses = 30;

/**
 * Leaves out what composes the application, the uses of hubs and infrastructure, and what a node uses that uses
 * everything: that everybody calls the logger joins nobody. (Taking out omnipresent modules is the largest single gain
 * known for this kind of clustering.) What such a node belongs to by declaration, folder or name stays.
 */
export function toBindingGraph(graph: CouplingGraph, roles: ReadonlyMap<ModulePath, ModuleRole>): CouplingGraph {
  const used = countUses(graph, (from, to) => [to, from]);
  const using = countUses(graph, (from, to) => [from, to]);
  const isHub = (node: NodeId) => (used.get(node)?.size ?? 0) > hubSize(roles.size);
  const muted = (from: NodeId, to: NodeId) =>
    isHub(to) || roles.get(to) === 'infrastructure' || (using.get(from)?.size ?? 0) > manyUses;
  const edges = new Map<string, readonly CouplingPart[]>();
  graph.forEachEdge((_edge, { parts }, a, b) => {
    if (setAside.has(roles.get(a)) || setAside.has(roles.get(b))) return;
    const binding = parts.filter(({ nature, from }) => nature === 'belonging' || !muted(from, from === a ? b : a));
    if (binding.length > 0) edges.set(edgeKey(a, b), binding);
  });
  const nodes = [...roles].filter(([, role]) => !setAside.has(role)).map(([module]) => module);
  return toGraph(nodes, edges);
}

/** More users than this make a hub: 1 % of the modules, and more than 10. */
function hubSize(modules: number): number {
  return Math.max(10, modules * 0.01);
}

/** For each node, the other ends of its uses; `ends` says whose uses and of what. */
function countUses(
  graph: CouplingGraph,
  ends: (from: NodeId, to: NodeId) => readonly [of: NodeId, other: NodeId],
): Map<NodeId, Set<NodeId>> {
  const counts = new Map<NodeId, Set<NodeId>>();
  graph.forEachEdge((_edge, { parts }, a, b) => {
    for (const { from } of parts.filter(({ nature }) => nature === 'use')) {
      const [of, other] = ends(from, from === a ? b : a);
      const found = counts.get(of);
      if (found) found.add(other);
      else counts.set(of, new Set([other]));
    }
  });
  return counts;
}

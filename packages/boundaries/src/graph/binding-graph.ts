/** The part of the coupling graph that detection sees: without what everybody uses. */
import type { ModulePath } from '@banyan/model';
import type { NodeId } from '../criteria/criterion';
import type { ModuleRole } from '../roles/module-role';
import { type CouplingGraph, type CouplingPart, edgeKey, toGraph } from './coupling-graph';

const setAside = new Set<ModuleRole | undefined>(['bootstrap', 'barrel', 'operations']);

/**
 * Leaves out what composes the application, and the uses of hubs and infrastructure: that everybody calls the logger
 * joins nobody. (Taking out omnipresent modules is the largest single gain known for this kind of clustering.)
 * What a hub belongs to by declaration, folder or name stays.
 */
export function toBindingGraph(graph: CouplingGraph, roles: ReadonlyMap<ModulePath, ModuleRole>): CouplingGraph {
  const hubs = findHubs(graph, roles.size);
  const muted = (node: NodeId) => hubs.has(node) || roles.get(node) === 'infrastructure';
  const edges = new Map<string, readonly CouplingPart[]>();
  graph.forEachEdge((_edge, { parts }, a, b) => {
    if (setAside.has(roles.get(a)) || setAside.has(roles.get(b))) return;
    const binding = parts.filter(({ nature, from }) => nature === 'belonging' || !muted(from === a ? b : a));
    if (binding.length > 0) edges.set(edgeKey(a, b), binding);
  });
  const nodes = [...roles].filter(([, role]) => !setAside.has(role)).map(([module]) => module);
  return toGraph(nodes, edges);
}

/** Nodes that more than 1 % of the modules (and more than 10) make use of. */
export function findHubs(graph: CouplingGraph, modules: number): ReadonlySet<NodeId> {
  const users = new Map<NodeId, number>();
  graph.forEachEdge((_edge, { parts }, a, b) => {
    for (const target of new Set(
      parts.filter(({ nature }) => nature === 'use').map(({ from }) => (from === a ? b : a)),
    )) {
      users.set(target, (users.get(target) ?? 0) + 1);
    }
  });
  return new Set([...users].filter(([, count]) => count > Math.max(10, modules * 0.01)).map(([node]) => node));
}

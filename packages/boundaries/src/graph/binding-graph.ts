/** The part of the coupling graph that detection sees: what everybody uses binds nobody much. */
import type { ModulePath } from '@banyan/model';
import type { NodeId } from '../criteria/criterion';
import type { ModuleRole } from '../roles/module-role';
import { type CouplingGraph, type CouplingPart, edgeKey, toGraph } from './coupling-graph';

const setAside = new Set<ModuleRole | undefined>(['bootstrap', 'operations']);

/** What so many use, a use of it counts in full. */
const fewUsers = 4;

/**
 * Leaves out what composes the application, and shares every use among those who make it: what forty modules use binds
 * each of them a tenth as much as what four use, and a module that uses many is held less by each of them. Modules that
 * are everywhere are the largest disturbance known for this kind of clustering; a limit from which on a module counts
 * as one of them would part neighbours. Entry points that lead to a module through others are one user together: what
 * the whole application reaches in the end is still its few users' own. What a node belongs to by declaration, folder
 * or name counts in full.
 */
export function toBindingGraph(graph: CouplingGraph, roles: ReadonlyMap<ModulePath, ModuleRole>): CouplingGraph {
  const users = countUses(graph, (from, to) => [to, from]);
  const uses = countUses(graph, (from, to) => [from, to]);
  const shareOf = (from: NodeId, to: NodeId) => fewUsers / ((users.get(to) ?? 1) * Math.sqrt(uses.get(from) ?? 1));
  const edges = new Map<string, readonly CouplingPart[]>();
  graph.forEachEdge((_edge, { parts }, a, b) => {
    if (setAside.has(roles.get(a)) || setAside.has(roles.get(b))) return;
    const shared = (part: CouplingPart) =>
      part.nature === 'belonging'
        ? part
        : { ...part, weight: part.weight * shareOf(part.from, part.from === a ? b : a) };
    edges.set(edgeKey(a, b), parts.map(shared));
  });
  const nodes = [...roles].filter(([, role]) => !setAside.has(role)).map(([module]) => module);
  return toGraph(nodes, edges);
}

/**
 * For each node, the number of other ends of its uses, each as much as the part that makes it most of a user; `ends`
 * says whose uses and of what.
 */
function countUses(
  graph: CouplingGraph,
  ends: (from: NodeId, to: NodeId) => readonly [of: NodeId, other: NodeId],
): ReadonlyMap<NodeId, number> {
  const counts = new Map<NodeId, Map<NodeId, number>>();
  graph.forEachEdge((_edge, { parts }, a, b) => {
    for (const { from, users = 1 } of parts.filter(({ nature }) => nature === 'use')) {
      const [of, other] = ends(from, from === a ? b : a);
      const found = counts.get(of) ?? new Map<NodeId, number>();
      counts.set(of, found.set(other, Math.max(users, found.get(other) ?? 0)));
    }
  });
  return new Map([...counts].map(([node, others]) => [node, Math.max(1, sumOf(others.values()))]));
}

function sumOf(values: Iterable<number>): number {
  return [...values].reduce((sum, value) => sum + value, 0);
}

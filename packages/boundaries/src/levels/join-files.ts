/** The graph of files with some of them joined: each entity goes with its file, and so does what only joined files have. */
import type { ModulePath } from '@banyan/model';
import { isMiddle } from '../contexts/pull-of';
import { entityNode, type NodeId } from '../criteria/criterion';
import type { FactsIndex } from '../facts-index';
import type { CouplingGraph } from '../graph/coupling-graph';
import { rollUp } from './roll-up';

/** Says where a file or an entity goes; undefined where it stays itself. */
export type HomeOf = (node: NodeId) => NodeId | undefined;

/**
 * What files have in common (a word, a guard, an owner) stays a node of its own, as a reason, unless all that have it
 * have become one.
 */
export function joinFiles(graph: CouplingGraph, homeOf: HomeOf): CouplingGraph {
  const placed = graph.nodes().flatMap((node): [NodeId, NodeId][] => {
    const home = homeOf(node);
    return home === undefined ? [] : [[node, home]];
  });
  const joined = new Map(placed);
  const homes = new Set(joined.values());
  const leftOut = (node: NodeId) => isMiddle(node) && !homes.has(node);
  for (const middle of graph.filterNodes(leftOut)) {
    const ends = graph.filterNeighbors(middle, (node) => !leftOut(node));
    const [only, second] = new Set(ends.map((node) => joined.get(node) ?? node));
    if (only !== undefined && second === undefined && homes.has(only)) joined.set(middle, only);
  }
  return rollUp(graph, (node) => joined.get(node) ?? node);
}

/** The file that declares each entity; a table that is only named in SQL is declared nowhere. */
export function declaringFiles({ facts, has }: FactsIndex): ReadonlyMap<NodeId, ModulePath> {
  const declared = facts.entities.filter(({ file, layer }) => has(file) && layer !== 'sql');
  return new Map(declared.map(({ name, file }) => [entityNode(name), file]));
}

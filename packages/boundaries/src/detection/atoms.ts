/** What is never taken apart: detection sees each atom as one node. */
import { groupBy, type ModulePath, type NestModuleFact } from '@banyan/model';
import { entityNode, folderNode, type NodeId } from '../criteria/criterion';
import { type FactsIndex, moduleOf } from '../facts-index';
import { type CouplingGraph, type CouplingPart, edgeKey, toGraph } from '../graph/coupling-graph';
import type { Partition } from './algorithm';

/** The node that stands for an atom, by every member that is not it. */
export type Atoms = ReadonlyMap<NodeId, NodeId>;

/** A Nest module with more declarations than this share of the project is a list, not a feature. */
const largestShare = 0.25;

/**
 * A Nest module with its feature folder and what it declares there, and an entity with the module that declares it: the
 * team has said so, and no figure is worth tearing a controller from its service.
 */
export function findAtoms(index: FactsIndex, features: (module: ModulePath) => string | undefined): Atoms {
  const atoms = new Map<NodeId, NodeId>();
  const byFolder = groupBy(
    index.facts.nestModules.filter(({ file }) => index.has(file)),
    ({ file }) => features(file),
  );
  for (const [folder, nestModules] of byFolder) {
    if (folder === undefined) continue;
    for (const nestModule of nestModules) {
      const own = declaredIn(folder, nestModule, index, features);
      if (own.length > index.modules.length * largestShare) continue;
      for (const module of own) if (!atoms.has(module)) atoms.set(module, nestModule.file);
    }
    const [only, second] = nestModules;
    if (only && !second) atoms.set(folderNode(folder), only.file);
  }
  for (const { name, file, layer } of index.facts.entities) {
    if (index.has(file) && layer !== 'sql') atoms.set(entityNode(name), atoms.get(file) ?? file);
  }
  return atoms;
}

/** Controllers and providers that a Nest module declares and that lie in its own feature folder. */
function declaredIn(
  folder: string,
  { file, controllers, providers }: NestModuleFact,
  index: FactsIndex,
  features: (module: ModulePath) => string | undefined,
): ModulePath[] {
  const declared = [...controllers, ...providers].flatMap(({ id }) => (id === undefined ? [] : [moduleOf(id)]));
  return declared.filter((module) => module !== file && index.has(module) && features(module) === folder);
}

/** The graph with every atom as one node; edges between the same atoms are joined, those inside one vanish. */
export function contract(graph: CouplingGraph, atoms: Atoms): CouplingGraph {
  const edges = new Map<string, CouplingPart[]>();
  graph.forEachEdge((_edge, { parts }, a, b) => {
    const [left, right] = [atoms.get(a) ?? a, atoms.get(b) ?? b];
    if (left === right) return;
    const joined = edges.get(edgeKey(left, right));
    if (joined) joined.push(...parts);
    else edges.set(edgeKey(left, right), [...parts]);
  });
  return toGraph(
    graph.filterNodes((node) => !atoms.has(node)),
    edges,
  );
}

/** Gives the members of atoms the group of their atom. */
export function expand(partition: Partition, atoms: Atoms): Partition {
  const whole = new Map(partition);
  for (const [member, atom] of atoms) {
    const group = partition.get(atom);
    if (group !== undefined) whole.set(member, group);
  }
  return whole;
}

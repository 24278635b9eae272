/** Which detected groups can be contexts, and where the members of the others go. */
import type { ModulePath } from '@banyan/model';
import type { NodeId } from '../criteria/criterion';
import type { Partition } from '../detection/algorithm';
import { groupBy } from '../facts-index';
import type { CouplingGraph } from '../graph/coupling-graph';
import type { GroupId } from './placement';
import type { Ground } from './ground';

/** Below this a service would be a controller with a network in front of it. */
export const fewestMembers = 4;

/** Founded groups by module; modules of groups that serve nothing and touch no data are absent. */
export function foundContexts({ binding, roles }: Ground, partition: Partition): Map<ModulePath, GroupId> {
  const groups = new Map<NodeId, GroupId>(partition);
  const substance = (module: ModulePath) => roles.get(module) === 'domain';
  const modulesOf = () =>
    groupBy(
      [...groups].filter(([node]) => roles.has(node)),
      ([, group]) => group,
    );
  for (;;) {
    const founded = [...modulesOf()].filter(([, members]) => members.some(([module]) => substance(module)));
    const large = new Set(founded.filter(([, members]) => members.length >= fewestMembers).map(([group]) => group));
    const small = founded
      .filter(([group]) => !large.has(group))
      .sort((a, b) => a[1].length - b[1].length || a[0] - b[0]);
    const merge = small
      .map(([from]) => ({ from, to: strongestNeighbour(binding, groups, from) }))
      .find(({ to }) => to !== undefined);
    if (merge === undefined) return new Map([...groups].filter(([node, group]) => large.has(group) && roles.has(node)));
    for (const [node, group] of groups) if (group === merge.from) groups.set(node, merge.to!);
  }
}

/** The group that the coupling of a group's nodes points to; large groups do not win by size alone. */
function strongestNeighbour(
  graph: CouplingGraph,
  groups: ReadonlyMap<NodeId, GroupId>,
  from: GroupId,
): GroupId | undefined {
  const weights = new Map<GroupId, number>();
  const sizes = new Map<GroupId, number>();
  for (const [node, group] of groups) {
    sizes.set(group, (sizes.get(group) ?? 0) + 1);
    if (group !== from) continue;
    graph.forEachEdge(node, (_edge, { weight }, a, b) => {
      const other = groups.get(a === node ? b : a);
      if (other !== undefined && other !== from) weights.set(other, (weights.get(other) ?? 0) + weight);
    });
  }
  const ranked = [...weights].map(([group, weight]) => ({ group, pull: weight / Math.sqrt(sizes.get(group) ?? 1) }));
  return ranked.sort((a, b) => b.pull - a.pull || a.group - b.group)[0]?.group;
}

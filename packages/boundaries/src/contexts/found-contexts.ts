/** Which detected groups can be contexts, and where the members of the others go. */
import type { ModulePath } from '@banyan/model';
import type { NodeId } from '../criteria/criterion';
import type { Partition } from '../detection/algorithm';
import { GroupGraph } from './group-graph';
import type { GroupId } from './placement';
import type { Ground } from './ground';

/** Below this a service would be a controller with a network in front of it. */
export const fewestMembers = 4;

/** Founded groups by module; modules of groups that serve nothing and touch no data are absent. */
export function foundContexts({ binding, roles, substance }: Ground, partition: Partition): Map<ModulePath, GroupId> {
  const groups = new GroupGraph(binding, new Map<NodeId, GroupId>(partition));
  const members = (group: GroupId) => groups.nodesOf(group).filter((node) => roles.has(node));
  const founded = groups.groups.filter((group) => members(group).some(substance.has));
  const isSmall = (group: GroupId) => groups.has(group) && members(group).length < fewestMembers;
  const waiting = founded.filter(isSmall).sort((a, b) => members(a).length - members(b).length || a - b);
  for (const group of waiting) {
    const into = isSmall(group) ? groups.strongestNeighbour(group) : undefined;
    if (into === undefined) continue;
    groups.merge(group, into);
    if (isSmall(into)) waiting.push(into);
  }
  const large = groups.groups.filter(
    (group) => members(group).length >= fewestMembers && members(group).some(substance.has),
  );
  return new Map(large.flatMap((group) => members(group).map((module) => [module, group] as const)));
}

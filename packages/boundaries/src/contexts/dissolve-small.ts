/** Contexts of which sharing has left too little. */
import { groupBy, type ModulePath } from '@banyan/model';
import { moduleOf } from '../facts-index';
import { fewestMembers } from './found-contexts';
import { ownEntities } from './own-entities';
import type { GroupId } from './placement';
import type { Ground } from './ground';

/**
 * Groups that have become too small, or that nothing reaches from outside and that own no data, join the one they are
 * most coupled to; members of groups without anything to serve follow their users. Changes `groups`.
 * @returns the sentence that says why, by module
 */
export function dissolveSmall(ground: Ground, groups: Map<ModulePath, GroupId>): ReadonlyMap<ModulePath, string> {
  const followed = new Map<ModulePath, string>();
  const bySize = [...groupBy([...groups.keys()], (module) => groups.get(module)!)].sort(
    (a, b) => a[1].length - b[1].length || a[0] - b[0],
  );
  const standsAlone = independentGroups(ground, groups);
  for (const [group, members] of bySize) {
    const serves = members.some(ground.substance.has);
    if (standsAlone.has(group) && members.length >= fewestMembers) continue;
    const target = serves ? strongest(ground.coupling, groups, group, members) : undefined;
    if (serves && target === undefined) continue;
    for (const module of members) {
      if (target === undefined) groups.delete(module);
      else {
        groups.set(module, target);
        followed.set(module, 'too little for a context of its own, most coupled to this one');
      }
    }
  }
  return followed;
}

/** Groups with an entry point or an entity of their own; all groups, where the facts cannot tell. */
function independentGroups(
  { index, substance }: Ground,
  groups: ReadonlyMap<ModulePath, GroupId>,
): ReadonlySet<GroupId | undefined> {
  if (substance.mute) return new Set(groups.values());
  const served = index.facts.endpoints.map(({ handler }) => groups.get(moduleOf(handler)));
  return new Set([...served, ...ownEntities(index, groups).values()]);
}

function strongest(
  graph: Ground['coupling'],
  groups: ReadonlyMap<ModulePath, GroupId>,
  group: GroupId,
  members: readonly ModulePath[],
): GroupId | undefined {
  const weights = new Map<GroupId, number>();
  for (const module of members) {
    graph.forEachEdge(module, (_edge, { weight }, a, b) => {
      const other = groups.get(a === module ? b : a);
      if (other !== undefined && other !== group) weights.set(other, (weights.get(other) ?? 0) + weight);
    });
  }
  return [...weights].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0];
}

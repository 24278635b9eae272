/** Code without a context of its own goes where its users are. */
import type { ModulePath } from '@banyan/model';
import { folderOf, groupBy } from '../facts-index';
import type { GroupId, SharedVerdict } from './placement';
import type { Ground } from './ground';
import { leaveBehind, setAside, treat } from './treatment';
import { usersOf } from './users';

/**
 * Places every module that is in neither map yet: with its only user, as shared by its users, or among its neighbours
 * in the folder. Changes the two maps it is given.
 * @returns the sentence that says why, by module
 */
export function placeFollowers(
  ground: Ground,
  groups: Map<ModulePath, GroupId>,
  shared: Map<ModulePath, SharedVerdict>,
): Map<ModulePath, string> {
  const followed = new Map<ModulePath, string>();
  const waiting = ground.index.modules.filter((module) => !groups.has(module) && !shared.has(module));
  const users = usersOf(ground, groups);
  const unused: ModulePath[] = [];
  for (const module of waiting) {
    const verdict = setAside(ground, module);
    const [user, ...others] = [...(users.get(module) ?? [])];
    if (verdict) shared.set(module, verdict);
    else if (user === undefined) unused.push(module);
    else if (others.length > 0) shared.set(module, treat(ground, module));
    else {
      groups.set(module, user);
      followed.set(module, 'only this context uses it');
    }
  }
  for (const module of unused) {
    const group = neighbourIn(ground, groups, module);
    if (group === undefined) shared.set(module, leaveBehind(ground, module));
    else {
      groups.set(module, group);
      followed.set(module, `lies in ${folderOf(module)} with other members`);
    }
  }
  return followed;
}

/** The group that more than half of the same folder's modules are in. */
function neighbourIn(
  { index }: Ground,
  groups: ReadonlyMap<ModulePath, GroupId>,
  module: ModulePath,
): GroupId | undefined {
  const neighbours = (index.modulesIn.get(folderOf(module)) ?? []).filter((other) => other !== module);
  const votes = groupBy(neighbours, (other) => groups.get(other));
  return [...votes].find(([group, members]) => group !== undefined && members.length * 2 > neighbours.length)?.[0];
}

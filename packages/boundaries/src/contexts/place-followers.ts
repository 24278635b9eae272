/** Code without a role of its own goes where its users are. */
import type { ModulePath } from '@banyan/model';
import { folderOf } from '../facts-index';
import type { GroupId, SharedVerdict } from './placement';
import type { Ground } from './settle';
import { usersOf } from './users';

/**
 * Places every module that has no group yet: with its only user, among its neighbours in the folder, or as shared.
 * Changes the two maps it is given.
 * @returns the sentence that says why, by module
 */
export function placeFollowers(
  ground: Ground,
  groups: Map<ModulePath, GroupId>,
  shared: Map<ModulePath, SharedVerdict>,
): Map<ModulePath, string> {
  const followed = new Map<ModulePath, string>();
  const waiting = ground.index.modules.filter((module) => !groups.has(module));
  const users = usersOf(ground, groups);
  const follow = (module: ModulePath, group: GroupId, why: string) => {
    groups.set(module, group);
    followed.set(module, why);
  };
  for (const module of waiting) {
    const verdict = setAside(ground, module);
    if (verdict) {
      shared.set(module, verdict);
      continue;
    }
    const [user, ...others] = [...(users.get(module) ?? [])];
    if (user !== undefined && others.length === 0) follow(module, user, 'only this context uses it');
    else if (others.length > 0)
      shared.set(module, {
        treatment: 'library',
        reason: `used by ${others.length + 1} contexts, holds no state and no data`,
      });
  }
  for (const module of waiting.filter((one) => !groups.has(one) && !shared.has(one))) {
    const group = neighbourIn(groups, module);
    if (group === undefined) shared.set(module, { treatment: 'stays-in-monolith', reason: 'no context uses it' });
    else follow(module, group, `lies in ${folderOf(module)} with other members`);
  }
  return followed;
}

function setAside({ roles, index }: Ground, module: ModulePath): SharedVerdict | undefined {
  const role = roles.get(module);
  const imports = (index.importsOf.get(module) ?? []).length;
  if (role === 'bootstrap')
    return {
      treatment: 'stays-in-monolith',
      reason: `composes the application (${imports} imports); each service gets its own`,
    };
  if (role === 'operations')
    return { treatment: 'stays-in-monolith', reason: 'nothing imports it: run by hand or by a deployment' };
  return undefined;
}

/** The group most of the same folder's modules are in. */
function neighbourIn(groups: ReadonlyMap<ModulePath, GroupId>, module: ModulePath): GroupId | undefined {
  const votes = new Map<GroupId, number>();
  for (const [other, group] of groups) {
    if (folderOf(other) === folderOf(module)) votes.set(group, (votes.get(group) ?? 0) + 1);
  }
  return [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0];
}

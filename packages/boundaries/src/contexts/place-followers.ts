/** Code without a context of its own goes where its users are. */
import { groupBy, type ModulePath } from '@banyan/model';
import { folderOf } from '../facts-index';
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
  const neighbour = neighboursIn(ground, groups);
  for (const module of unused) {
    const group = neighbour(module);
    if (group === undefined) shared.set(module, leaveBehind(ground, module));
    else {
      groups.set(module, group);
      followed.set(module, `lies in ${folderOf(module)} with other members`);
    }
  }
  return followed;
}

/** The group that more than half of the other modules of a module's folder are in. */
function neighboursIn(
  { index }: Ground,
  groups: ReadonlyMap<ModulePath, GroupId>,
): (module: ModulePath) => GroupId | undefined {
  const largest = new Map(
    [...index.modulesIn].map(([folder, modules]) => {
      const votes = [...groupBy(modules, (module) => groups.get(module))].filter(([group]) => group !== undefined);
      const [group, members = []] = votes.sort((a, b) => b[1].length - a[1].length)[0] ?? [];
      return [folder, members.length * 2 > modules.length - 1 ? group : undefined] as const;
    }),
  );
  return (module) => largest.get(folderOf(module));
}

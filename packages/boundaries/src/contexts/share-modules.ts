/** Modules that several contexts need are not forced into one. */
import type { ModulePath } from '@banyan/model';
import { importersOf } from '../importers-of';
import type { GroupId, SharedVerdict } from './placement';
import type { Ground } from './ground';
import { treat } from './treatment';
import { usersOf } from './users';

/** Needed by at least this many contexts, code without a home of its own becomes shared code. */
const manyContexts = 3;

/**
 * Moves what several contexts need from `groups` to `shared`, until there is nothing to move: what has been shared draws
 * to no context any more what it needs itself.
 */
export function shareModules(
  ground: Ground,
  groups: Map<ModulePath, GroupId>,
  shared: Map<ModulePath, SharedVerdict>,
): void {
  for (let found = findLent(ground, groups); found.length > 0; found = findLent(ground, groups)) {
    for (const module of found) {
      shared.set(module, treat(ground, module));
      groups.delete(module);
    }
  }
}

function findLent(ground: Ground, groups: ReadonlyMap<ModulePath, GroupId>): ModulePath[] {
  const users = usersOf(ground, groups);
  const contexts = new Set(groups.values()).size;
  const foreign = foreignUse(ground, groups);
  const wiring = new Set(ground.index.facts.nestModules.map(({ file }) => file));
  return [...groups.keys()].sort().filter((module) => {
    const by = users.get(module)?.size ?? 0;
    const role = ground.roles.get(module);
    const lent = by >= manyContexts && foreign(module);
    const isShared =
      (role === 'infrastructure' && by > 1) ||
      (role === 'plain' && lent && (by > contexts / 2 || !hasHome(ground, groups, module))) ||
      (role === 'provider' && lent && !hasHome(ground, groups, module));
    return isShared && !wiring.has(module);
  });
}

/** Whether most importers of a module are in other groups. */
function foreignUse({ index }: Ground, groups: ReadonlyMap<ModulePath, GroupId>): (module: ModulePath) => boolean {
  const importers = importersOf(index);
  return (module) => {
    const all = importers.get(module) ?? [];
    return all.filter(({ file }) => groups.get(file) === groups.get(module)).length * 2 < all.length;
  };
}

/**
 * Whether a module lies in a feature folder most of which is in its own group: then it is that feature's, if lent out. A
 * folder without entry points and data (`pubsub/`, `mailer/`) is no feature, and what lies in it has a home only above.
 */
function hasHome(
  { index, features, substance }: Ground,
  groups: ReadonlyMap<ModulePath, GroupId>,
  module: ModulePath,
): boolean {
  for (let folder = features(module); folder !== undefined; folder = features(folder)) {
    const neighbours = index.modulesBelow.get(folder) ?? [];
    if (!neighbours.some(substance.has)) continue;
    return neighbours.filter((other) => groups.get(other) === groups.get(module)).length * 2 > neighbours.length;
  }
  return false;
}

/** Takes back what only one context uses any more, so that it can follow that one. Changes `shared`. */
export function takeBack(
  ground: Ground,
  groups: ReadonlyMap<ModulePath, GroupId>,
  shared: Map<ModulePath, SharedVerdict>,
): void {
  const users = usersOf(ground, groups);
  for (const [module, { byUse }] of shared) if (byUse && users.get(module)?.size === 1) shared.delete(module);
}

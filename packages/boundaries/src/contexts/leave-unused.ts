/** Plain code that nobody imports and that lies with nothing that serves: named alike is no reason to move along. */
import type { ModulePath } from '@banyan/model';
import { folderOf } from '../facts-index';
import type { GroupId, SharedVerdict } from './placement';
import type { Ground } from './ground';
import { leaveBehind } from './treatment';

/** Moves such modules from `groups` to `shared`; changes both maps. */
export function leaveUnused(
  ground: Ground,
  groups: Map<ModulePath, GroupId>,
  shared: Map<ModulePath, SharedVerdict>,
): void {
  const { roles, substance, features, links } = ground;
  if (substance.mute) return;
  const used = new Set([...links.values()].flat());
  const serving = servingFolders(ground);
  const isPartOfFeature = (module: ModulePath) => {
    for (let folder = features(module); folder !== undefined; folder = features(folder)) {
      if (serving.has(folder)) return true;
    }
    return false;
  };
  for (const module of [...groups.keys()]) {
    if (used.has(module) || roles.get(module) !== 'plain' || isPartOfFeature(module)) continue;
    groups.delete(module);
    shared.set(module, leaveBehind(ground, module));
  }
}

/** Folders with an entry point, data or a provider in or below them. */
function servingFolders({ index, roles }: Ground): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const module of index.modules) {
    if (roles.get(module) !== 'domain' && roles.get(module) !== 'provider') continue;
    for (let folder = folderOf(module); folder !== '.'; folder = folderOf(folder)) folders.add(folder);
  }
  return folders;
}

/** Plain code that nobody imports and that lies with nothing that serves: named alike is no reason to move along. */
import type { ModulePath } from '@banyan/model';
import { groupBy } from '../facts-index';
import type { GroupId, SharedVerdict } from './placement';
import type { Ground } from './settle';
import { leaveBehind } from './treatment';

/** Moves such modules from `groups` to `shared`; changes both maps. */
export function leaveUnused(
  ground: Ground,
  groups: Map<ModulePath, GroupId>,
  shared: Map<ModulePath, SharedVerdict>,
): void {
  const { index, roles, features, links } = ground;
  const used = new Set([...links.values()].flat());
  const busy = (module: ModulePath) => roles.get(module) === 'domain' || roles.get(module) === 'provider';
  for (const [folder, modules] of groupBy(index.modules, features)) {
    if (folder !== undefined && index.modules.some((module) => module.startsWith(`${folder}/`) && busy(module)))
      continue;
    for (const module of modules) {
      if (used.has(module) || roles.get(module) !== 'plain' || !groups.has(module)) continue;
      groups.delete(module);
      shared.set(module, leaveBehind(ground, module));
    }
  }
}

/** Whether a feature folder, or one above it, serves something. */
function isPartOfFeature(
  folder: string | undefined,
  features: Ground['features'],
  serves: (folder: string) => boolean,
): boolean {
  for (let one = folder; one !== undefined; one = features(one)) if (serves(one)) return true;
  return false;
}

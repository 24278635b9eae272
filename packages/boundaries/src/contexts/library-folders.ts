/** Folders that are a library already: code that serves several contexts and holds nothing of its own. */
import type { ModulePath } from '@banyan/model';
import { folderOf, groupBy } from '../facts-index';
import { subjectOf } from '../words';
import type { GroupId, SharedVerdict } from './placement';
import type { Ground } from './settle';
import { usersOf } from './users';

/** From this many contexts on, a folder of plain code serves everybody. */
const manyContexts = 3;

/**
 * Moves the modules of such folders from `groups` to `shared`: the largest folders without an entry point, an entity,
 * an access or a provider, used by several contexts. A folder whose files are about as many different things as other
 * folders are (`presenters/`) is a layer instead; its files follow what they are about.
 */
export function shareLibraryFolders(
  ground: Ground,
  groups: Map<ModulePath, GroupId>,
  shared: Map<ModulePath, SharedVerdict>,
): void {
  const users = usersOf(ground, groups);
  for (const [folder, modules] of largestPlainFolders(ground)) {
    const by = new Set(modules.flatMap((module) => [...(users.get(module) ?? []), groups.get(module)]));
    by.delete(undefined);
    if (by.size < manyContexts || isInsideFeature(ground, folder) || isLayer(ground, folder, modules)) continue;
    for (const module of modules) {
      groups.delete(module);
      shared.set(module, {
        treatment: 'library',
        reason: `${folder} is a library already: plain code for ${by.size} contexts`,
      });
    }
  }
}

function largestPlainFolders({ index, roles }: Ground): [string, ModulePath[]][] {
  const busy = new Set<string>(['.']);
  for (const module of index.modules) {
    const role = roles.get(module);
    if (role === 'plain' || role === 'infrastructure' || role === 'barrel') continue;
    for (let folder = folderOf(module); folder !== '.'; folder = folderOf(folder)) busy.add(folder);
  }
  const top = (module: ModulePath) => {
    let found: string | undefined;
    for (let folder = folderOf(module); !busy.has(folder); folder = folderOf(folder)) found = folder;
    return found;
  };
  return [...groupBy(index.modules, top)].flatMap(([folder, modules]) =>
    folder === undefined || modules.length < 2 ? [] : [[folder, modules]],
  );
}

/** A technical folder below a feature (`orders/dto/`) belongs to the feature. */
function isInsideFeature({ features }: Ground, folder: string): boolean {
  return features(folder) !== undefined;
}

function isLayer({ index }: Ground, folder: string, modules: readonly ModulePath[]): boolean {
  const outside = new Set(index.modules.filter((module) => !module.startsWith(`${folder}/`)).map(subjectOf));
  const direct = modules.filter((module) => folderOf(module) === folder);
  const subjects = [...new Set(direct.map(subjectOf))].filter((subject) => subject !== undefined);
  return subjects.length >= 6 && subjects.filter((subject) => outside.has(subject)).length * 2 >= subjects.length;
}

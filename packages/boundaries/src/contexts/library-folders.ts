/** Folders that are a library already: code that serves several contexts and holds nothing of its own. */
import { groupBy, type ModulePath } from '@banyan/model';
import { type FactsIndex, folderOf } from '../facts-index';
import type { ModuleRole } from '../roles/module-role';
import { subjectOf } from '../words';
import type { GroupId, SharedVerdict } from './placement';
import type { Ground, PlainFolder } from './ground';
import { usersOf } from './users';

/** From this many contexts on, a folder of plain code serves everybody. */
const manyContexts = 3;

/** Moves the modules of plain folders that several contexts use from `groups` to `shared`. */
export function shareLibraryFolders(
  ground: Ground,
  groups: Map<ModulePath, GroupId>,
  shared: Map<ModulePath, SharedVerdict>,
): void {
  const users = usersOf(ground, groups);
  for (const [folder, modules] of ground.plainFolders) {
    const by = new Set(modules.flatMap((module) => [...(users.get(module) ?? []), groups.get(module)]));
    by.delete(undefined);
    if (by.size < manyContexts) continue;
    const reason = () => `${folder} is a library already: plain code for several contexts`;
    for (const module of modules) {
      groups.delete(module);
      shared.set(module, { treatment: 'library', byUse: false, reason });
    }
  }
}

/**
 * The largest folders without an entry point, an entity, an access or a provider. Left out are technical folders below
 * a feature (`orders/dto/`), which are the feature's, and folders whose files are about as many different things as
 * other folders are (`presenters/`), which are layers: their files follow what they are about.
 */
export function findPlainFolders(
  index: FactsIndex,
  roles: ReadonlyMap<ModulePath, ModuleRole>,
  features: (path: string) => string | undefined,
): readonly PlainFolder[] {
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
  const subjects = new Map(index.modules.map((module) => [module, subjectOf(module)]));
  return [...groupBy(index.modules, top)].flatMap(([folder, modules]): PlainFolder[] => {
    const own = folder === undefined || modules.length < 2 || features(folder) !== undefined;
    return own || isLayer(subjects, folder, modules) ? [] : [[folder, modules]];
  });
}

function isLayer(
  subjects: ReadonlyMap<ModulePath, string | undefined>,
  folder: string,
  modules: readonly ModulePath[],
) {
  const outside = new Set([...subjects].filter(([module]) => !module.startsWith(`${folder}/`)).map(([, word]) => word));
  const direct = modules.filter((module) => folderOf(module) === folder);
  const own = [...new Set(direct.map((module) => subjects.get(module)))].filter((word) => word !== undefined);
  return own.length >= 6 && own.filter((word) => outside.has(word)).length * 2 >= own.length;
}

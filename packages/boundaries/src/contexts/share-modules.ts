/** Modules that several contexts need are not forced into one: each gets a treatment and a reason. */
import type { ModulePath, SharedTreatment } from '@banyan/model';
import { baseName, groupBy, moduleOf } from '../facts-index';
import type { GroupId, SharedVerdict } from './placement';
import type { Ground } from './settle';
import { usersOf } from './users';

/** Needed by at least this many contexts, ordinary code becomes shared code. */
const manyContexts = 3;
const configures = /(config|configuration|env|environment|database|data-source|prisma|orm)[^/]*$/i;

/** Moves what is shared from `groups` to `shared`; changes both maps. */
export function shareModules(
  ground: Ground,
  groups: Map<ModulePath, GroupId>,
  shared: Map<ModulePath, SharedVerdict>,
): void {
  const users = usersOf(ground, groups);
  const importers = groupBy(ground.index.imports, ({ to }) => to);
  for (const module of [...groups.keys()].sort()) {
    const home = groups.get(module);
    const by = users.get(module) ?? new Set();
    const own = (importers.get(module) ?? []).filter(({ file }) => groups.get(file) === home).length;
    const mostlyOthers = own * 2 < (importers.get(module) ?? []).length;
    if (isShared(ground, module, by.size, mostlyOthers)) shared.set(module, verdictOn(ground, module, by.size));
  }
  shareEmptyNestModules(ground, groups, shared);
}

/** Infrastructure is shared from the second context on; other code without data when most of its users are elsewhere. */
function isShared({ roles }: Ground, module: ModulePath, users: number, mostlyOthers: boolean): boolean {
  const role = roles.get(module);
  if (role === 'infrastructure') return users > 1;
  return (role === 'plain' || role === 'provider') && users >= manyContexts && mostlyOthers;
}

function verdictOn({ index, roles }: Ground, module: ModulePath, users: number): SharedVerdict {
  const state = index.facts.processState.find(({ file, kind }) => file === module && livesInProcess.has(kind));
  const needed = `needed by ${users} contexts`;
  if (state)
    return {
      treatment: 'own-service',
      reason: `${needed} and keeps ${state.name} in one process (line ${state.line})`,
    };
  if (configures.test(baseName(module)))
    return { treatment: 'replicate', reason: `${needed}; each service is configured on its own` };
  const what = roles.get(module) === 'infrastructure' ? 'infrastructure' : 'code';
  return { treatment: 'library', reason: `${what} ${needed}, without data of its own` };
}

const livesInProcess = new Set(['collection', 'variable', 'local-disk']);

/** A Nest module follows what it declares when all of that is shared. */
function shareEmptyNestModules(
  { index }: Ground,
  groups: ReadonlyMap<ModulePath, GroupId>,
  shared: Map<ModulePath, SharedVerdict>,
): void {
  for (const { file, controllers, providers } of index.facts.nestModules) {
    const declared = [...controllers, ...providers].flatMap(({ id }) => (id === undefined ? [] : [moduleOf(id)]));
    const verdicts = declared.map((module) => shared.get(module));
    const [first] = verdicts;
    if (!groups.has(file) || first === undefined || verdicts.includes(undefined)) continue;
    const treatment: SharedTreatment = first.treatment;
    shared.set(file, { treatment, reason: `declares only shared modules: ${declared.map(baseName).join(', ')}` });
  }
}

/** Which groups need a module, through any number of modules that have no group themselves. */
import type { ModulePath } from '@banyan/model';
import type { GroupId } from './placement';
import type { Ground } from './settle';

/** The groups that import each module, directly or through modules without a group. */
export function usersOf(
  { index, roles, pipelineUses }: Ground,
  groups: ReadonlyMap<ModulePath, GroupId>,
): ReadonlyMap<ModulePath, ReadonlySet<GroupId>> {
  const users = new Map<ModulePath, Set<GroupId>>(index.modules.map((module) => [module, new Set()]));
  const passes = (module: ModulePath) => !groups.has(module) && roles.get(module) !== 'bootstrap';
  const links = [...index.imports, ...pipelineUses, ...barrelLinks(index.facts.imports, index.barrels)];
  for (let changed = true; changed; ) {
    changed = false;
    for (const { file, to } of links) {
      const found = users.get(to);
      if (!found || file === to) continue;
      const own = groups.get(file);
      const added = own !== undefined ? [own] : passes(file) ? [...(users.get(file) ?? [])] : [];
      for (const group of added) {
        changed ||= !found.has(group);
        found.add(group);
      }
    }
  }
  return users;
}

/** A barrel passes on to everything it re-exports: who imports the barrel may use any of it. */
function barrelLinks(imports: Ground['index']['facts']['imports'], barrels: ReadonlySet<ModulePath>) {
  return imports.flatMap(({ file, to }) => (to !== undefined && barrels.has(file) ? [{ file, to }] : []));
}

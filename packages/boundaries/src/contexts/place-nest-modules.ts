/** A Nest module is wiring: it goes where most of what it declares has gone. */
import { groupBy, type ModulePath, type NestModuleFact } from '@banyan/model';
import { baseName, folderOf, moduleOf } from '../facts-index';
import type { GroupId, SharedVerdict } from './placement';
import type { Ground } from './ground';

/** Moves Nest modules that declare something between the two maps, which it changes. What lies beside one goes first. */
export function placeNestModules(
  ground: Ground,
  groups: Map<ModulePath, GroupId>,
  shared: Map<ModulePath, SharedVerdict>,
): void {
  const { index, roles } = ground;
  for (const nestModule of index.facts.nestModules) {
    const { file } = nestModule;
    if (!index.has(file) || roles.get(file) === 'bootstrap') continue;
    const { relation, modules: declared } = findGuides(ground, nestModule, groups, shared);
    const homes = groupBy(
      declared.filter((module) => groups.has(module)),
      (module) => groups.get(module)!,
    );
    const [home] = [...homes].sort((a, b) => b[1].length - a[1].length || a[0] - b[0]);
    const verdict = declared.map((module) => shared.get(module)).find((one) => one !== undefined);
    if (home) {
      groups.set(file, home[0]);
      shared.delete(file);
    } else if (verdict) {
      groups.delete(file);
      const reason = () => `${relation} only shared modules: ${declared.map(baseName).join(', ')}`;
      shared.set(file, { ...verdict, reason });
    }
  }
}

/** What it declares in its own folder, else anywhere; where that has no context, what lies beside it if all is shared. */
function findGuides(
  { index, features }: Ground,
  nestModule: NestModuleFact,
  groups: ReadonlyMap<ModulePath, GroupId>,
  shared: ReadonlyMap<ModulePath, SharedVerdict>,
) {
  const { file } = nestModule;
  const all = declaredBy(nestModule);
  const near = all.filter((module) => features(module) !== undefined && features(module) === features(file));
  if (near.length > 0) return { relation: 'declares', modules: near };
  const beside = (index.modulesIn.get(folderOf(file)) ?? []).filter((module) => module !== file);
  const isTheirs = beside.length > 0 && beside.every((module) => shared.has(module));
  return isTheirs && !all.some((module) => groups.has(module))
    ? { relation: 'lies beside', modules: beside }
    : { relation: 'declares', modules: all };
}

function declaredBy({ file, controllers, providers }: NestModuleFact): ModulePath[] {
  const ids = [...controllers, ...providers].flatMap(({ id }) => (id === undefined ? [] : [moduleOf(id)]));
  return [...new Set(ids)].filter((module) => module !== file);
}

/** A Nest module is wiring: it goes where most of what it declares has gone. */
import type { ModulePath, NestModuleFact } from '@banyan/model';
import { baseName, groupBy, moduleOf } from '../facts-index';
import type { GroupId, SharedVerdict } from './placement';
import type { Ground } from './ground';

/** Moves Nest modules that declare something between the two maps, which it changes. What lies beside one goes first. */
export function placeNestModules(
  { index, roles, features }: Ground,
  groups: Map<ModulePath, GroupId>,
  shared: Map<ModulePath, SharedVerdict>,
): void {
  for (const nestModule of index.facts.nestModules) {
    const { file } = nestModule;
    if (!index.has(file) || roles.get(file) === 'bootstrap') continue;
    const all = declaredBy(nestModule);
    const near = all.filter((module) => features(module) !== undefined && features(module) === features(file));
    const declared = near.length > 0 ? near : all;
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
      const reason = () => `declares only shared modules: ${declared.map(baseName).join(', ')}`;
      shared.set(file, { ...verdict, reason });
    }
  }
}

function declaredBy({ file, controllers, providers }: NestModuleFact): ModulePath[] {
  const ids = [...controllers, ...providers].flatMap(({ id }) => (id === undefined ? [] : [moduleOf(id)]));
  return [...new Set(ids)].filter((module) => module !== file);
}

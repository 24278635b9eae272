/** Modules that nothing couples go where they are named: pure types, mostly. */
import { groupBy, type ModulePath } from '@banyan/model';
import { importersOf } from '../importers-of';
import type { Ground } from './ground';
import type { GroupId } from './placement';

/**
 * Gives every module without any coupling the group that names it most in type-only imports, or that it names most
 * itself where nobody names it. Where two groups do so equally often it keeps its own. Changes `groups`; in rounds, as types
 * name types.
 */
export function placeLoose({ index, binding }: Ground, groups: Map<ModulePath, GroupId>): void {
  const loose = new Set([...groups.keys()].filter((module) => binding.degree(module) === 0));
  if (loose.size === 0) return;
  const importers = importersOf(index);
  for (let placed = -1; placed !== 0 && loose.size > 0; ) {
    const found = [...loose].sort().flatMap((module) => {
      const naming = (importers.get(module) ?? []).map(({ file }) => file);
      const named = (index.importsOf.get(module) ?? []).map(({ to }) => to);
      const group = mostOf(naming.length > 0 ? naming : named, (one) => (loose.has(one) ? undefined : groups.get(one)));
      return group === undefined ? [] : [{ module, group }];
    });
    for (const { module, group } of found) {
      groups.set(module, group);
      loose.delete(module);
    }
    placed = found.length;
  }
}

/** The group that more of the modules are in than in any other one. */
function mostOf(
  modules: readonly ModulePath[],
  groupOf: (module: ModulePath) => GroupId | undefined,
): GroupId | undefined {
  const votes = groupBy([...new Set(modules)], groupOf);
  votes.delete(undefined);
  const [first, second] = [...votes].sort(([, a], [, b]) => b.length - a.length);
  return first === undefined || first[1].length === second?.[1].length ? undefined : first[0];
}

/** Which groups need a module, through any number of modules that have no group themselves. */
import type { ModulePath } from '@banyan/model';
import { type FactsIndex, groupBy } from '../facts-index';
import type { ModuleRole } from '../roles/module-role';
import type { PipelineUse } from '../roles/pipeline-uses';
import type { GroupId } from './placement';

/** Who names whom, by the one who names: imports, guards in force, and what barrels pass on. */
export type UseLinks = ReadonlyMap<ModulePath, readonly ModulePath[]>;

/** The links; what composes the application passes nothing on. */
export function linkUses(
  { imports, facts, barrels, has }: FactsIndex,
  pipelineUses: readonly PipelineUse[],
  roles: ReadonlyMap<ModulePath, ModuleRole>,
): UseLinks {
  const passedOn = facts.imports.flatMap(({ file, to }) =>
    to !== undefined && barrels.has(file) ? [{ file, to }] : [],
  );
  const all = [...imports, ...pipelineUses, ...passedOn].filter(
    ({ file, to }) => file !== to && has(to) && roles.get(file) !== 'bootstrap',
  );
  const links = groupBy(all, ({ file }) => file);
  return new Map([...links].map(([file, targets]) => [file, [...new Set(targets.map(({ to }) => to))]]));
}

/** The groups that use each module, directly or through modules without a group. */
export function usersOf(
  { index, links }: { readonly index: FactsIndex; readonly links: UseLinks },
  groups: ReadonlyMap<ModulePath, GroupId>,
): ReadonlyMap<ModulePath, ReadonlySet<GroupId>> {
  const users = new Map<ModulePath, Set<GroupId>>(index.modules.map((module) => [module, new Set()]));
  const queue = [...groups].map(([module, group]) => ({ module, group }));
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const target of links.get(next.module) ?? []) {
      const found = users.get(target);
      if (found === undefined || found.has(next.group)) continue;
      found.add(next.group);
      if (!groups.has(target)) queue.push({ module: target, group: next.group });
    }
  }
  return users;
}

/** Which groups need a module, through any number of modules that have no group themselves. */
import { groupBy, type ModulePath } from '@banyan/model';
import type { FactsIndex } from '../facts-index';
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

/** The groups that use each module, directly or through modules without a group. Asked for many times: by number. */
export function usersOf(
  { index, links }: { readonly index: FactsIndex; readonly links: UseLinks },
  groups: ReadonlyMap<ModulePath, GroupId>,
): ReadonlyMap<ModulePath, ReadonlySet<GroupId>> {
  const { modules, targets } = numberLinks(index, links);
  const groupAt = modules.map((module) => groups.get(module));
  const members = groupBy([...modules.keys()], (at) => groupAt[at]);
  const users = modules.map(() => new Set<GroupId>());
  const seenBy = new Int32Array(modules.length).fill(-1);
  [...members].forEach(([group, own], turn) => {
    if (group === undefined) return;
    const open = [...own];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const to of targets[at]!) {
        if (seenBy[to] === turn) continue;
        seenBy[to] = turn;
        users[to]!.add(group);
        if (groupAt[to] === undefined) open.push(to);
      }
    }
  });
  return new Map(modules.map((module, at) => [module, users[at]!]));
}

/** Links between positions in the list of modules, kept as long as the links are. */
function numberLinks({ modules }: FactsIndex, links: UseLinks): NumberedLinks {
  const known = numbered.get(links);
  if (known) return known;
  const positions = new Map(modules.map((module, at) => [module, at]));
  const targets = modules.map((module) => (links.get(module) ?? []).flatMap((to) => positions.get(to) ?? []));
  numbered.set(links, { modules, targets });
  return { modules, targets };
}

interface NumberedLinks {
  readonly modules: readonly ModulePath[];
  readonly targets: readonly (readonly number[])[];
}

const numbered = new WeakMap<UseLinks, NumberedLinks>();

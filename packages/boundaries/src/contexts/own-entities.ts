/** Which group an entity belongs to. */
import { groupBy, type ModulePath } from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { isBookkeeping } from '../roles/bookkeeping';
import type { GroupId } from './placement';

/** The group of the declaring module; where that has none (a schema file), the group that writes it most. */
export function ownEntities(index: FactsIndex, groups: ReadonlyMap<ModulePath, GroupId>): Map<string, GroupId> {
  const accesses = groupBy(index.facts.accesses, ({ entity }) => entity);
  const owners = new Map<string, GroupId>();
  for (const { name, file, layer } of index.facts.entities) {
    if (isBookkeeping(name)) continue;
    const declared = layer === 'sql' ? undefined : groups.get(file);
    const owner = declared ?? heaviestUser(accesses.get(name) ?? [], groups);
    if (owner !== undefined) owners.set(name, owner);
  }
  return owners;
}

/** One write outweighs any number of reads a page makes: four to one. */
function heaviestUser(
  accesses: FactsIndex['facts']['accesses'],
  groups: ReadonlyMap<ModulePath, GroupId>,
): GroupId | undefined {
  const votes = new Map<GroupId, number>();
  for (const { file, operation } of accesses) {
    const group = groups.get(file);
    if (group !== undefined) votes.set(group, (votes.get(group) ?? 0) + (operation === 'write' ? 4 : 1));
  }
  return [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0];
}

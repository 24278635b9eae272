/** A placement as finders of crossings see it. */
import type { ModulePath } from '@banyan/model';
import type { GroupId, Placement } from '../contexts/placement';
import type { FactsIndex } from '../facts-index';
import type { Landscape } from './crossing';

/** Groups by their names. */
export function toLandscape(index: FactsIndex, placement: Placement, names: ReadonlyMap<GroupId, string>): Landscape {
  const named = (groups: ReadonlyMap<string, GroupId>) =>
    new Map([...groups].map(([member, group]) => [member, names.get(group)]));
  const [modules, entities] = [named(placement.groups), named(placement.entities)];
  return {
    index,
    contextOf: (module) => modules.get(module),
    ownerOfEntity: (entity) => entities.get(entity),
    isShared: (module) => isCarriedAlong(placement, module),
  };
}

/** What stays in the monolith does not run inside a service. */
function isCarriedAlong({ shared }: Placement, module: ModulePath): boolean {
  const verdict = shared.get(module);
  return verdict !== undefined && verdict.treatment !== 'stays-in-monolith';
}

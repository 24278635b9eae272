/** Who would look after code that several contexts need. */
import type { ModulePath } from '@banyan/model';
import type { Ground } from './ground';
import { type GroupId, groupOfNode, type Placement } from './placement';
import { pullOf } from './pull-of';

/** For every shared module that is coupled to a context at all, the one that draws it most. */
export function homesOf({ binding }: Pick<Ground, 'binding'>, placement: Placement): ReadonlyMap<ModulePath, GroupId> {
  const homes = [...placement.shared.keys()].flatMap((module) => {
    const pulls = [...pullOf(binding, (node) => groupOfNode(placement, node), module)];
    const [home] = pulls.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return home === undefined ? [] : [[module, home[0]] as const];
  });
  return new Map(homes);
}

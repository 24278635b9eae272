/** Feature modules as contexts of their own: what a monolith that stays one could be divided into. */
import type { ModulePath } from '@banyan/model';
import { enforce } from '../constraints/enforce';
import type { Partition } from '../detection/algorithm';
import type { Ground } from './ground';
import { ownEntities } from './own-entities';
import { placeLoose } from './place-loose';
import type { GroupId, Placement } from './placement';
import { leaveBehind, setAside } from './treatment';

/** Every module that detection sees keeps its group, however small, and whoever else uses it. */
export function placeModules(ground: Ground, modules: Partition): Placement {
  const groups = new Map<ModulePath, GroupId>([...modules].filter(([node]) => ground.index.has(node)));
  placeLoose(ground, groups);
  const left = ground.index.modules.filter((module) => !groups.has(module));
  const shared = new Map(left.map((module) => [module, setAside(ground, module) ?? leaveBehind(ground, module)]));
  return enforce(ground, { groups, shared, followed: new Map(), entities: ownEntities(ground.index, groups) });
}

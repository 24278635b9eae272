/** From detected groups to a placement: every module gets a home, or a treatment and a reason. */
import type { ModulePath } from '@banyan/model';
import type { Partition } from '../detection/algorithm';
import type { FactsIndex } from '../facts-index';
import type { CouplingGraph } from '../graph/coupling-graph';
import type { ModuleRole } from '../roles/module-role';
import { foundContexts } from './found-contexts';
import { ownEntities } from './own-entities';
import { type GroupId, type Placement, type SharedVerdict } from './placement';
import { placeFollowers } from './place-followers';
import { shareModules } from './share-modules';

/** What settling works on; it stays the same over a sweep. */
export interface Ground {
  readonly index: FactsIndex;
  readonly roles: ReadonlyMap<ModulePath, ModuleRole>;
  /** What detection sees. */
  readonly binding: CouplingGraph;
  /** Everything. */
  readonly coupling: CouplingGraph;
}

/**
 * 1. Groups that can be contexts are founded, too small ones join the neighbour they are most coupled to.
 * 2. Code without a role of its own follows its users.
 * 3. What several contexts need is shared.
 * 4. Entities get their owners.
 */
export function settle(ground: Ground, partition: Partition): Placement {
  const groups = new Map<ModulePath, GroupId>(foundContexts(ground, partition));
  const shared = new Map<ModulePath, SharedVerdict>();
  const followed = placeFollowers(ground, groups, shared);
  shareModules(ground, groups, shared);
  for (const module of shared.keys()) groups.delete(module);
  return { groups, shared, followed, entities: ownEntities(ground.index, groups) };
}

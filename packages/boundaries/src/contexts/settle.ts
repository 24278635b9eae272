/** From detected groups to a placement: every module gets a home, or a treatment and a reason. */
import type { ModulePath } from '@banyan/model';
import { enforce } from '../constraints/enforce';
import type { Partition } from '../detection/algorithm';
import { dissolveSmall } from './dissolve-small';
import { foundContexts } from './found-contexts';
import type { Ground } from './ground';
import { leaveUnused } from './leave-unused';
import { shareLibraryFolders } from './library-folders';
import { ownEntities } from './own-entities';
import { type GroupId, type Placement, type SharedVerdict } from './placement';
import { placeFollowers } from './place-followers';
import { placeNestModules } from './place-nest-modules';
import { shareModules, takeBack } from './share-modules';

/**
 * 1. Groups that can be contexts are founded, too small ones join the neighbour they are most coupled to.
 * 2. Folders that are a library already are shared whole.
 * 3. Code without a context of its own follows its users.
 * 4. What several contexts need is shared; contexts of which too little is left are dissolved.
 * 5. Nest modules go where what they declare has gone.
 * 6. Entities get their owners.
 * 7. What the team has decided has the last word.
 */
export function settle(ground: Ground, partition: Partition): Placement {
  const groups = new Map<ModulePath, GroupId>(foundContexts(ground, partition));
  const shared = new Map<ModulePath, SharedVerdict>();
  leaveUnused(ground, groups, shared);
  shareLibraryFolders(ground, groups, shared);
  const followed = placeFollowers(ground, groups, shared);
  shareModules(ground, groups, shared);
  const dissolved = dissolveSmall(ground, groups);
  takeBack(ground, groups, shared);
  const homeless = placeFollowers(ground, groups, shared);
  placeNestModules(ground, groups, shared);
  return enforce(ground, {
    groups,
    shared,
    followed: new Map([...followed, ...dissolved, ...homeless]),
    entities: ownEntities(ground.index, groups),
  });
}

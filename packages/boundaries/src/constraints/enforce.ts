/** The last word on a placement: whatever detection did, the team's rules hold. */
import type { ModulePath } from '@banyan/model';
import type { Ground } from '../contexts/ground';
import { ownEntities } from '../contexts/own-entities';
import type { GroupId, Placement } from '../contexts/placement';
import { type Draft, leaveOut, startDraft } from './draft';
import { fitSizes } from './fit-sizes';
import { gatherBlocks } from './gather-blocks';
import { partColours } from './part-colours';

/**
 * 1. Ignored files leave all contexts.
 * 2. What is pinned or together comes into one group.
 * 3. What is apart leaves the group it shares.
 * 4. Contexts come within their sizes, as far as the rules above leave room.
 *
 * Pure. Without rules, the placement as it is.
 */
export function enforce(ground: Ground, placement: Placement): Placement {
  if (ground.constraints === undefined) return placement;
  const draft = startDraft(ground, ground.constraints, placement);
  ignore(draft);
  gatherBlocks(draft);
  partColours(draft);
  fitSizes(draft);
  return toPlacement(ground, draft);
}

function ignore(draft: Draft): void {
  for (const module of draft.constraints.ignored.keys()) {
    draft.shared.delete(module);
    leaveOut(draft, draft.units.of.get(module)!, 'banyan.yaml ignores it');
  }
}

/** Entities that no rule names belong to whom they always do. */
function toPlacement({ index }: Ground, { groups: all, shared, followed, names, units }: Draft): Placement {
  const groups = new Map<ModulePath, GroupId>([...all].filter(([node]) => index.has(node)));
  const kept = new Set(groups.values());
  const free = [...ownEntities(index, groups)].filter(([name]) => !units.of.has(`entity:${name}`));
  const fixed = [...all].flatMap(([node, group]): [string, GroupId][] =>
    node.startsWith('entity:') && kept.has(group) ? [[node.slice('entity:'.length), group]] : [],
  );
  return {
    groups,
    shared,
    followed,
    entities: new Map([...free, ...fixed].sort(([a], [b]) => (a < b ? -1 : 1))),
    names,
  };
}

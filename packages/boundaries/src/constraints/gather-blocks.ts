/** What rules hold together comes into one group. */
import { groupBy } from '@banyan/model';
import type { GroupId } from '../contexts/placement';
import { type Draft, leaveOut, newGroup, place } from './draft';
import type { Unit } from './units';

/**
 * Pinned contexts first: each takes the group that most of its files are in already, unless another one has it. Other
 * blocks go where most of their members are; where none is in a context, none is put into one.
 */
export function gatherBlocks(draft: Draft): void {
  for (const unit of draft.units.all.filter(({ context }) => context !== undefined)) {
    const group = mostlyIn(draft, unit, (one) => !draft.names.has(one)) ?? newGroup(draft);
    draft.names.set(group, unit.context!);
    place(draft, unit, group, `banyan.yaml puts it into ${unit.context}`);
  }
  for (const unit of draft.units.all.filter(({ context, nodes }) => context === undefined && nodes.length > 1)) {
    const group = mostlyIn(draft, unit, () => true);
    if (group === undefined) leaveOut(draft, unit, 'no context uses it');
    else place(draft, unit, group, 'banyan.yaml keeps it together with other members');
  }
}

function mostlyIn({ groups }: Draft, { nodes }: Unit, isFree: (group: GroupId) => boolean): GroupId | undefined {
  const placed = nodes.filter((node) => groups.has(node) && isFree(groups.get(node)!));
  const votes = groupBy(placed, (node) => groups.get(node)!);
  return [...votes].sort((a, b) => b[1].length - a[1].length || a[0] - b[0])[0]?.[0];
}

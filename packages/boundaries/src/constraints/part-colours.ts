/** What rules part leaves the group it shares; what they say nothing about goes with the part it is drawn to. */
import { fewestMembers } from '../contexts/found-contexts';
import type { GroupId } from '../contexts/placement';
import { type Draft, filesIn, fits, leaveOut, newGroup, place, pullOfUnit, unitsByGroup } from './draft';
import type { Unit } from './units';

const parted = 'banyan.yaml parts it from where it would be';

/** Splits every group that holds what must not be together. Parts too small for a context join one that they may. */
export function partColours(draft: Draft): void {
  const fresh: GroupId[] = [];
  for (const [group, units] of unitsByGroup(draft)) fresh.push(...splitGroup(draft, group, units));
  for (const group of fresh) settlePart(draft, group);
}

/** @returns the new groups */
function splitGroup(draft: Draft, group: GroupId, units: readonly Unit[]): GroupId[] {
  const parts = new Map<GroupId, Unit[]>([[group, []]]);
  for (const unit of units.filter(({ colours }) => colours.size > 0).sort((a, b) => byRank(draft, group, a, b))) {
    const home = [...parts].find(([, others]) => fits(unit, others))?.[0] ?? newGroup(draft);
    parts.set(home, [...(parts.get(home) ?? []), unit]);
    place(draft, unit, home, parted);
  }
  if (parts.size > 1)
    divide(
      draft,
      units.filter(({ colours }) => colours.size === 0),
      parts,
    );
  return [...parts.keys()].filter((part) => part !== group);
}

/** The pinned context keeps the group, then the larger unit. */
function byRank({ names }: Draft, group: GroupId, a: Unit, b: Unit): number {
  const rank = ({ context }: Unit) => (context === undefined ? 1 : context === names.get(group) ? 0 : 2);
  return rank(a) - rank(b) || b.files - a.files || ((a.nodes[0] ?? '') < (b.nodes[0] ?? '') ? -1 : 1);
}

/** In rounds: units drawn to a part follow, then those drawn to these; the rest stays. */
function divide(draft: Draft, free: readonly Unit[], parts: ReadonlyMap<GroupId, readonly Unit[]>): void {
  const seat = new Map(
    [...parts].flatMap(([part, units]) => units.flatMap(({ nodes }) => nodes.map((node) => [node, part] as const))),
  );
  for (let open = free; open.length > 0; ) {
    const drawn = open.map((unit) => ({ unit, part: pullOfUnit(draft, unit, (node) => seat.get(node))[0]?.[0] }));
    const moving = drawn.filter(({ part }) => part !== undefined);
    if (moving.length === 0) return;
    for (const { unit, part } of moving) {
      for (const node of unit.nodes) seat.set(node, part!);
      place(draft, unit, part!, 'coupled to members that banyan.yaml parts from the others');
    }
    open = drawn.filter(({ part }) => part === undefined).map(({ unit }) => unit);
  }
}

/** A part that is no pinned context and too small for one of its own. */
function settlePart(draft: Draft, group: GroupId): void {
  const units = unitsByGroup(draft).get(group) ?? [];
  if (draft.names.has(group) || filesIn(units) >= fewestMembers) return;
  for (const unit of units) moveAway(draft, unit, group);
}

/** To the group it is drawn to most among those it may join; what serves nothing and is drawn nowhere stays out. */
export function moveAway(
  draft: Draft,
  unit: Unit,
  from: GroupId,
  hasRoom: (group: GroupId) => boolean = () => true,
): void {
  const members = unitsByGroup(draft);
  const target = pullOfUnit(draft, unit).find(
    ([group]) => group !== from && hasRoom(group) && fits(unit, members.get(group) ?? []),
  );
  if (target) place(draft, unit, target[0], parted);
  else if (!unit.nodes.some((node) => draft.roleOf(node) === 'domain'))
    leaveOut(draft, unit, `${parted}, and no other context draws it`);
}

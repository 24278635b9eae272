/** Contexts come within the sizes that rules allow. */
import type { GroupId } from '../contexts/placement';
import type { NodeId } from '../criteria/criterion';
import { boundsOf } from './constraints';
import { type Draft, filesIn, fits, leaveOut, newGroup, place, pullOfUnit, unitsByGroup } from './draft';
import { gatherPiece, tiesAmong, without } from './gather-piece';
import type { Unit } from './units';

const resized = 'banyan.yaml limits the size of contexts';

/** Oversized contexts are divided, pinned ones that are too small drawn up, other small ones joined or dissolved. */
export function fitSizes(draft: Draft): void {
  const { sizes, pinned } = draft.constraints;
  if (sizes.min === undefined && sizes.max === undefined && pinned.every(({ size }) => size === undefined)) return;
  for (const [group, units] of unitsByGroup(draft)) shrink(draft, group, units);
  for (const group of draft.names.keys()) grow(draft, group);
  joinSmall(draft);
}

function boundsIn({ constraints, names }: Draft, group: GroupId): { readonly min: number; readonly max: number } {
  return { min: 1, max: Infinity, ...boundsOf(constraints, names.get(group)) };
}

/** Takes out what is not pinned here, in pieces that hang together, each as large as it may be. */
function shrink(draft: Draft, group: GroupId, units: readonly Unit[]): void {
  const { max } = boundsIn(draft, group);
  if (filesIn(units) <= max) return;
  const ties = tiesAmong(draft, units);
  const pinned = units.filter(({ context }) => context !== undefined && context === draft.names.get(group));
  const kept = pinned.length > 0 ? gatherPiece(ties, pinned, units, max) : [];
  const most = evenly(draft, without(units, kept));
  for (let rest = without(units, kept); rest.length > 0; ) {
    const piece = gatherPiece(ties, [], rest, most);
    const target = newGroup(draft);
    for (const unit of piece) place(draft, unit, target, resized);
    rest = without(rest, piece);
  }
}

/** The size of pieces when there are as few as can be, none much smaller than the others. */
function evenly({ constraints }: Draft, units: readonly Unit[]): number {
  const files = filesIn(units);
  const largest = Math.max(1, ...units.map((unit) => unit.files));
  const max = constraints.sizes.max ?? files;
  return Math.max(largest, Math.ceil(files / Math.ceil(files / Math.max(max, 1))));
}

/** Draws members to a pinned context that is too small: from outside, and from contexts that can spare them. */
function grow(draft: Draft, group: GroupId): void {
  const { min, max } = boundsIn(draft, group);
  const own = () => unitsByGroup(draft).get(group) ?? [];
  if (filesIn(own()) >= min) return;
  const drawn = draft.units.all
    .filter(({ files, nodes }) => files > 0 && draft.groups.get(nodes[0]!) !== group)
    .map((unit) => ({ unit, pull: pullOfUnit(draft, unit).find(([to]) => to === group)?.[1] ?? 0 }))
    .filter(({ pull }) => pull > 0)
    .sort((a, b) => b.pull - a.pull || (a.unit.nodes[0]! < b.unit.nodes[0]! ? -1 : 1));
  for (const { unit } of drawn) {
    const files = filesIn(own());
    if (files >= min) return;
    if (files + unit.files > max || !fits(unit, own()) || !canBeSpared(draft, unit)) continue;
    place(draft, unit, group, `${resized}: it was drawn up to the smallest size`);
  }
}

function canBeSpared(draft: Draft, unit: Unit): boolean {
  const [node] = unit.nodes as readonly [NodeId];
  if (unit.context !== undefined || draft.constraints.ignored.has(node)) return false;
  const group = draft.groups.get(node);
  const role = draft.roleOf(node);
  if (group === undefined) return role !== 'bootstrap' && role !== 'operations' && role !== 'barrel';
  return filesIn(unitsByGroup(draft).get(group) ?? []) - unit.files >= boundsIn(draft, group).min;
}

/** The smallest first; a context that no other has room for is none. */
function joinSmall(draft: Draft): void {
  for (;;) {
    const small = [...unitsByGroup(draft)]
      .filter(([group, units]) => !draft.names.has(group) && filesIn(units) < boundsIn(draft, group).min)
      .sort((a, b) => filesIn(a[1]) - filesIn(b[1]) || a[0] - b[0])[0];
    if (small === undefined) return;
    joinStrongest(draft, ...small);
  }
}

function joinStrongest(draft: Draft, group: GroupId, units: readonly Unit[]): void {
  const members = unitsByGroup(draft);
  const pull = new Map<GroupId, number>();
  for (const unit of units)
    for (const [to, weight] of pullOfUnit(draft, unit)) pull.set(to, (pull.get(to) ?? 0) + weight);
  const target = [...pull]
    .filter(([to]) => to !== group && filesIn(units) + filesIn(members.get(to) ?? []) <= boundsIn(draft, to).max)
    .filter(([to]) => units.every((unit) => fits(unit, members.get(to) ?? [])))
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0];
  for (const unit of units) {
    if (target === undefined) leaveOut(draft, unit, 'banyan.yaml wants larger contexts, and none has room for it');
    else place(draft, unit, target, resized);
  }
}

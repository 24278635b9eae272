/** A placement while it is being made to obey: maps that the steps of enforcement change. */
import type { ModulePath } from '@banyan/model';
import type { GroupId, Placement, SharedVerdict } from '../contexts/placement';
import { pullOf } from '../contexts/pull-of';
import { entityNode, type NodeId } from '../criteria/criterion';
import type { CouplingGraph } from '../graph/coupling-graph';
import type { ModuleRole } from '../roles/module-role';
import type { Constraints, Separation } from './constraints';
import { findUnits, isEntity, type Unit, type Units } from './units';
import type { Ground } from '../contexts/ground';

/** What the steps work on. */
export interface Draft {
  readonly constraints: Constraints;
  readonly coupling: CouplingGraph;
  readonly roleOf: (node: NodeId) => ModuleRole | undefined;
  readonly units: Units;
  /** The group of every placed file, and of every entity that a rule names. */
  readonly groups: Map<NodeId, GroupId>;
  readonly shared: Map<ModulePath, SharedVerdict>;
  readonly followed: Map<ModulePath, string>;
  /** Names of the groups that are pinned contexts. */
  readonly names: Map<GroupId, string>;
}

/** Starts from a placement; entities that no rule names are left to their files and users. */
export function startDraft({ index, roles, coupling }: Ground, constraints: Constraints, placement: Placement): Draft {
  const units = findUnits(constraints, index);
  const entities = [...placement.entities].map(([name, group]): [NodeId, GroupId] => [entityNode(name), group]);
  return {
    ...{ constraints, coupling, units, roleOf: (node) => roles.get(node) },
    groups: new Map<NodeId, GroupId>([...placement.groups, ...entities.filter(([node]) => units.of.has(node))]),
    shared: new Map(placement.shared),
    followed: new Map(placement.followed),
    names: new Map(),
  };
}

/** A number no group has. */
export function newGroup({ groups, names }: Draft): GroupId {
  return Math.max(-1, ...groups.values(), ...names.keys()) + 1;
}

/** Puts a whole unit into a group; `why` is the sentence for members that nothing couples to it. */
export function place({ groups, shared, followed }: Draft, unit: Unit, group: GroupId, why: string): void {
  for (const node of unit.nodes) {
    if (groups.get(node) !== group && !isEntity(node)) followed.set(node, why);
    groups.set(node, group);
    shared.delete(node);
  }
}

/** Takes a whole unit out of all contexts. */
export function leaveOut({ groups, shared }: Draft, unit: Unit, why: string): void {
  for (const node of unit.nodes) {
    groups.delete(node);
    if (isEntity(node) || shared.has(node)) continue;
    shared.set(node, { treatment: 'stays-in-monolith', byUse: false, reason: () => why });
  }
}

/** The units of every group, in the order of their nodes; a unit that is scattered is listed where its first node is. */
export function unitsByGroup({ groups, units }: Draft): Map<GroupId, Unit[]> {
  const found = new Map<GroupId, Unit[]>();
  for (const unit of units.all) {
    const group = unit.nodes.map((node) => groups.get(node)).find((one) => one !== undefined);
    if (group === undefined) continue;
    const list = found.get(group);
    if (list) list.push(unit);
    else found.set(group, [unit]);
  }
  return found;
}

/** How many files a list of units has. */
export function filesIn(units: readonly Unit[]): number {
  return units.reduce((sum, { files }) => sum + files, 0);
}

/** Whether a unit may share a context with others. */
export function fits(unit: Unit, others: readonly Unit[]): boolean {
  const clashes = (separation: Separation, colour: string) =>
    others.some(({ colours }) => (colours.get(separation) ?? colour) !== colour);
  return ![...unit.colours].some(([separation, colour]) => clashes(separation, colour));
}

/** How strongly a unit is drawn to each group, the strongest first. */
export function pullOfUnit(
  { coupling, groups }: Draft,
  unit: Unit,
  groupOf = (node: NodeId) => groups.get(node),
): [GroupId, number][] {
  const own = new Set(unit.nodes);
  const pull = new Map<GroupId, number>();
  for (const node of unit.nodes) {
    const drawn = pullOf(coupling, (other) => (own.has(other) ? undefined : groupOf(other)), node);
    for (const [group, weight] of drawn) pull.set(group, (pull.get(group) ?? 0) + weight);
  }
  return [...pull].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}

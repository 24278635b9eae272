/** Which rules a placement breaks: empty, but for sizes that could not be had. */
import { groupBy, type SourceLocation } from '@banyan/model';
import { configFile } from '@banyan/model';
import { type GroupId, groupOfNode, type Placement } from '../contexts/placement';
import type { NodeId } from '../criteria/criterion';
import { boundsOf, type Constraints, pinnedName, pinnedPointer, type Pointer } from './constraints';

/** A rule that is not kept, with its line. */
export interface BrokenRule extends SourceLocation {
  readonly text: string;
}

/** Looks at the placement alone, not at how it came about. */
export function findBroken(constraints: Constraints, placement: Placement): BrokenRule[] {
  const at = (pointer: Pointer, text: string) => ({ file: configFile, line: constraints.lineOf(pointer), text });
  return [
    ...scattered(constraints, placement).map(([pointer, text]) => at(pointer, text)),
    ...mixed(constraints, placement).map(([pointer, text]) => at(pointer, text)),
    ...[...constraints.ignored]
      .filter(([module]) => placement.groups.has(module))
      .map(([module, pointer]) => at(pointer, `${module} is in a context`)),
    ...missized(constraints, placement).map(([pointer, text]) => at(pointer, text)),
  ];
}

type Finding = readonly [pointer: Pointer, text: string];

function scattered({ links }: Constraints, placement: Placement): Finding[] {
  const groupOf = (node: NodeId) => groupOfNode(placement, node);
  return links.flatMap(({ kind, pointer, nodes }): Finding[] => {
    const members = [...nodes.keys()].filter((node) => pinnedName(node) === undefined);
    const name = [...nodes.keys()].map(pinnedName).find((one) => one !== undefined);
    const places = new Set(members.map(groupOf));
    const [group] = places;
    if (places.size > 1) return [[pointer, `${members.join(', ')} are not together`]];
    const isNamed =
      kind !== 'context' || places.size === 0 || (group !== undefined && placement.names?.get(group) === name);
    return isNamed ? [] : [[pointer, `${members.join(', ')} are not in ${name}`]];
  });
}

function mixed({ separations }: Constraints, placement: Placement): Finding[] {
  return separations.flatMap(({ pointer, colours }) => {
    const named = new Map([...(placement.names ?? [])].map(([group, name]) => [name, group]));
    const groupOf = (node: NodeId) => named.get(pinnedName(node) ?? '') ?? groupOfNode(placement, node);
    const placed = [...colours].filter(([node]) => groupOf(node) !== undefined);
    return [...groupBy(placed, ([node]) => groupOf(node))].flatMap(([, members]): Finding[] =>
      new Set(members.map(([, colour]) => colour)).size < 2
        ? []
        : [[pointer, `${members.map(([node]) => node).join(', ')} share a context`]],
    );
  });
}

function missized(constraints: Constraints, { groups, names }: Placement): Finding[] {
  const sizes = new Map<GroupId, number>([...(names ?? [])].map(([group]) => [group, 0]));
  for (const group of groups.values()) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return [...sizes].flatMap(([group, size]): Finding[] => {
    const name = names?.get(group);
    const { min = 1, max = Infinity } = boundsOf(constraints, name);
    if (size >= min && size <= max) return [];
    const position = constraints.pinned.findIndex((one) => one.name === name);
    const own = constraints.pinned[position];
    const pointer = own === undefined ? '/boundaries/sizes' : `${pinnedPointer(position)}${own.size ? '/size' : ''}`;
    const wanted = size < min ? `at least ${min}` : `at most ${max}`;
    return [
      [pointer, `${name ?? 'a context'} has ${size} files and should have ${wanted}: the other rules leave no way`],
    ];
  });
}

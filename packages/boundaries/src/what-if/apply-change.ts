/** Carries a change out on a cut. */
import { BanyanError, type ModulePath } from '@banyan/model';
import { matchMembers, readPattern } from '../constraints/match-members';
import { entityNode, type NodeId } from '../criteria/criterion';
import { findMember } from '../explain/find-member';
import type { FactsIndex } from '../facts-index';
import { nearestNames } from '../nearest-names';
import type { Change } from './change';
import { type Cut, namesIn } from './cut';

/** A file or an entity that went somewhere else. */
export interface Moved {
  readonly member: NodeId;
  /** Absent for what was in no context. */
  readonly from?: string;
  readonly to: string;
}

/** @returns what has moved. @throws BanyanError `BOUNDARIES_CONTEXT_UNKNOWN`, `BOUNDARIES_CONTEXT_EXISTS`, `BOUNDARIES_MEMBER_UNKNOWN` */
export function applyChange(index: FactsIndex, cut: Cut, change: Change): Moved[] {
  if (change.kind === 'move') return applyMove(index, cut, change);
  requireContext(cut, change.from);
  if (change.kind === 'merge') requireContext(cut, change.to);
  else requireFree(cut, change.to);
  return renameIn(cut, change.from, change.to);
}

function applyMove(index: FactsIndex, cut: Cut, { what, to, isNew }: Change & { readonly kind: 'move' }): Moved[] {
  if (isNew) requireFree(cut, to);
  else requireContext(cut, to);
  const matched = matchMembers(index, readPattern(what));
  const nodes = matched.length > 0 ? matched : [findMember(index, what)];
  const moved = nodes.flatMap((node) => moveNode(index, cut, node, to));
  return [...new Map(moved.map((one) => [one.member, one])).values()];
}

/** An entity goes with the file that declares it; a file takes the entities along that it declares. */
function moveNode(index: FactsIndex, cut: Cut, node: NodeId, to: string): Moved[] {
  const entity = node.startsWith('entity:') ? index.entities.get(node.slice('entity:'.length)) : undefined;
  if (entity === undefined) return moveFile(index, cut, node, to);
  if (index.has(entity.file) && entity.layer !== 'sql') return moveFile(index, cut, entity.file, to);
  return put(cut.entities, entity.name, node, to);
}

function moveFile({ facts }: FactsIndex, cut: Cut, file: ModulePath, to: string): Moved[] {
  cut.shared.delete(file);
  const declared = facts.entities.filter((entity) => entity.file === file && entity.layer !== 'sql');
  return [
    ...put(cut.contexts, file, file, to),
    ...declared.flatMap(({ name }) => put(cut.entities, name, entityNode(name), to)),
  ];
}

function put(map: Map<string, string>, key: string, member: NodeId, to: string): Moved[] {
  const from = map.get(key);
  map.set(key, to);
  return from === to ? [] : [{ member, ...(from !== undefined && { from }), to }];
}

function renameIn({ contexts, entities }: Cut, from: string, to: string): Moved[] {
  const rename = (map: Map<string, string>, toNode: (key: string) => NodeId) =>
    [...map].filter(([, name]) => name === from).flatMap(([key]) => put(map, key, toNode(key), to));
  return [...rename(contexts, (file) => file), ...rename(entities, entityNode)];
}

function requireContext(cut: Cut, name: string): void {
  const names = namesIn(cut);
  if (names.includes(name)) return;
  const near = nearestNames(name, names);
  const hint = near.length > 0 ? `Did you mean ${near.join(', ')}?` : `There are ${names.join(', ')}.`;
  throw new BanyanError(
    'BOUNDARIES_CONTEXT_UNKNOWN',
    `There is no context called "${name}".`,
    `${hint} A new one is made by "to new ${name}".`,
  );
}

function requireFree(cut: Cut, name: string): void {
  if (!namesIn(cut).includes(name)) return;
  throw new BanyanError(
    'BOUNDARIES_CONTEXT_EXISTS',
    `There is a context called "${name}" already.`,
    `Choose another name, or say "to ${name}" without new, or merge the two.`,
  );
}

/** What changes of a proposal do to its price and figures, without looking for anything anew. */
import type { BoundaryProposal, ProposalMetrics } from '@banyan/model';
import type { Constraints } from '../constraints/constraints';
import { type BrokenRule, findBroken } from '../constraints/find-broken';
import { ownEntities } from '../contexts/own-entities';
import type { Placement } from '../contexts/placement';
import type { WeighedEdges } from '../detection/quality';
import { entityNode, type NodeId } from '../criteria/criterion';
import type { FactsIndex } from '../facts-index';
import { listSeams } from '../seams/list-seams';
import { toLandscape } from '../seams/to-landscape';
import { toMetrics } from '../proposal/to-metrics';
import { applyChange, type Moved } from './apply-change';
import { type Change, parseChange } from './change';
import { compareSeams, type SeamChange } from './compare-seams';
import { type Cut, cutOf, toPlacement } from './cut';
import { requireCurrent } from './require-current';

/** Before and after. */
export interface WhatIf {
  readonly changes: readonly string[];
  readonly moved: readonly Moved[];
  readonly before: ProposalMetrics;
  readonly after: ProposalMetrics;
  readonly seams: readonly SeamChange[];
  /** Rules of `banyan.yaml` that the changes break. */
  readonly broken: readonly BrokenRule[];
  /** Who is where after the changes. */
  readonly cut: Cut;
}

/**
 * Applies the changes in their order. What is shared stays shared; an entity that no file declares goes to the context
 * that writes it most.
 * @param coupling what couples members directly (`toChangeBasis`)
 * @throws BanyanError `BOUNDARIES_BAD_CHANGE`, `BOUNDARIES_PROPOSAL_OUTDATED` and those of `applyChange`
 */
export function tryChanges(
  index: FactsIndex,
  proposal: BoundaryProposal,
  changes: readonly string[],
  coupling: WeighedEdges,
  constraints?: Constraints,
): WhatIf {
  const parsed = changes.map(parseChange);
  requireCurrent(index, proposal);
  const [old, cut] = [cutOf(proposal), cutOf(proposal)];
  const moved = parsed.flatMap((change) => applyChange(index, cut, change));
  followUsers(index, old, cut, moved);
  const [was, is] = [toPlacement(old), toPlacement(cut)];
  const seams = listSeams(toLandscape(index, is.placement, is.names));
  const nameAfter = renaming(parsed);
  return {
    ...{ cut, changes },
    moved: netMoves(old, cut, nameAfter),
    before: toMetrics(coupling, was.placement, proposal.seams),
    after: toMetrics(coupling, is.placement, seams),
    seams: compareSeams(proposal.seams, seams, nameAfter),
    broken: constraints === undefined ? [] : newlyBroken(constraints, was, is),
  };
}

/** Entities without a file of their own follow who writes them, unless a change or a rule has placed them. */
function followUsers(index: FactsIndex, old: Cut, cut: Cut, moved: readonly Moved[]): void {
  const placed = new Set(moved.map(({ member }) => member));
  const [before, after] = [ownersIn(index, old), ownersIn(index, cut)];
  for (const [entity, owner] of after) {
    const derived = old.entities.get(entity) === before.get(entity);
    if (derived && !placed.has(entityNode(entity))) cut.entities.set(entity, owner);
  }
}

function ownersIn(index: FactsIndex, cut: Cut): ReadonlyMap<string, string> {
  const { placement, names } = toPlacement(cut);
  return new Map([...ownEntities(index, placement.groups)].map(([entity, group]) => [entity, names.get(group)!]));
}

/** What a context of before is called after. */
function renaming(changes: readonly Change[]): (name: string) => string {
  return (name) =>
    changes.reduce((now, change) => (change.kind !== 'move' && change.from === now ? change.to : now), name);
}

/** Who is in another context than before, whatever it was called. */
function netMoves(old: Cut, cut: Cut, nameAfter: (name: string) => string): Moved[] {
  const compare = (
    before: ReadonlyMap<string, string>,
    after: ReadonlyMap<string, string>,
    toNode: (key: string) => NodeId,
  ) =>
    [...after].flatMap(([key, to]): Moved[] => {
      const from = before.get(key);
      if (from !== undefined && nameAfter(from) === to) return [];
      return [{ member: toNode(key), ...(from !== undefined && { from: nameAfter(from) }), to }];
    });
  return [...compare(old.contexts, cut.contexts, (file) => file), ...compare(old.entities, cut.entities, entityNode)];
}

type Named = ReturnType<typeof toPlacement>;

/** A size that could not be had before the change is no fault of the change. */
function newlyBroken(constraints: Constraints, was: Named, is: Named): BrokenRule[] {
  const keyOf = ({ line, text }: BrokenRule) => `${line} ${text.split(' ')[0]}`;
  const before = new Set(findBroken(constraints, withPinned(was, constraints)).map(keyOf));
  return findBroken(constraints, withPinned(is, constraints)).filter((rule) => !before.has(keyOf(rule)));
}

/** The placement as rules see it: only pinned contexts have names. */
function withPinned({ placement, names }: Named, { pinned }: Constraints): Placement {
  return { ...placement, names: new Map([...names].filter(([, name]) => pinned.some((one) => one.name === name))) };
}

/** Coupling between entities: by keys, and by transactions, functions and entry points that use both. */
import { groupBy } from '@banyan/model';
import {
  type CouplingCriterion,
  type CouplingScore,
  entityNode,
  type NodeId,
  type SymbolCriterion,
} from '../criteria/criterion';
import { entityRelation } from '../criteria/entity-relation';
import { sharedEntity } from '../criteria/shared-entity';
import { transaction } from '../criteria/transaction';
import { leastShare, useCase } from '../criteria/use-case';
import { type FactsIndex, moduleOf } from '../facts-index';
import { type CouplingGraph, edgeKey, pieceGraphOf, splitKey } from '../graph/coupling-graph';
import { findRoles } from '../roles/module-role';
import { type Reach, reaches } from './reach';
import { tieArms } from './tie-arms';

/** Every entity is a node; a function that uses more than a dozen is one too. */
export function coupleEntities(index: FactsIndex): CouplingGraph {
  return pieceGraphOf(index, [...index.entities.keys()].map(entityNode), rows);
}

const rows: readonly SymbolCriterion[] = [
  { ...entityRelation, pieces: entityRelation.score },
  { ...transaction, pieces: (index) => tieByFunction(piecesAtWork(index, transaction), ([one]) => one!.text) },
  { ...sharedEntity, pieces: (index) => tieByFunction(piecesAtWork(index, sharedEntity), tellUses) },
  { ...useCase, pieces: tieByEntryPoints },
];

/** A migration or a seed touches much at once, and is no reason why anything should stay together. */
function piecesAtWork(index: FactsIndex, { pieces }: CouplingCriterion): CouplingScore[] {
  const roles = findRoles(index);
  return [...(pieces?.(index) ?? [])].filter(({ from }) => roles.get(moduleOf(from)) !== 'operations');
}

/** Scores from functions to entities: each two entities of one function are tied. */
function tieByFunction(
  pieces: readonly CouplingScore[],
  tell: (pieces: readonly CouplingScore[]) => string,
): CouplingScore[] {
  return [...groupBy(pieces, ({ from }) => from)].flatMap(([middle, own]) => {
    const byEntity = groupBy(own, ({ to }) => to);
    const arms = [...byEntity].map(([node, some]) => ({
      node,
      score: some.reduce((sum, { score }) => sum + score, 0),
      evidence: some.flatMap(({ evidence }) => evidence),
    }));
    return tieArms({ middle, arms, tell: (ends) => tell(ends.map(({ node }) => byEntity.get(node)![0]!)) });
  });
}

/** `A.run writes Order, A.run reads Account`. */
function tellUses(pieces: readonly CouplingScore[]): string {
  return pieces.map(({ text }) => text).join(', ');
}

/**
 * The share of entry points that lead to both, among those of the one that has more of them. One that leads to n
 * entities counts the (n - 1)th part for each two: what lists everything ties nothing.
 */
function tieByEntryPoints(index: FactsIndex): CouplingScore[] {
  const uses = reaches(index).flatMap((reach) => entitiesOf(reach).map((node) => ({ node, reach })));
  const usersOf = groupBy(uses, ({ node }) => node);
  return candidates(index).flatMap((key) => {
    const [from, to] = splitKey(key);
    const [one, other] = [usersOf.get(from) ?? [], usersOf.get(to) ?? []];
    const others = new Set(other.map(({ reach }) => reach));
    const common = one.map(({ reach }) => reach).filter((reach) => others.has(reach));
    const all = Math.max(one.length, other.length);
    const score = common.reduce((sum, { accesses }) => sum + 1 / (accesses.size - 1), 0) / all;
    if (score < leastShare) return [];
    const text = `${common.length} of ${all} entry points that lead to the one lead to the other`;
    return [{ from, to, score, text, evidence: common.map(({ endpoint: { file, line } }) => ({ file, line })) }];
  });
}

/** Pairs with an entry point that leads to few: without one, no number of them reaches the least share. */
function candidates(index: FactsIndex): string[] {
  const telling = reaches(index).filter(({ accesses }) => 1 / (accesses.size - 1) >= leastShare);
  const keys = telling.flatMap((reach) => {
    const entities = entitiesOf(reach);
    return entities.flatMap((one, at) => entities.slice(at + 1).map((other) => edgeKey(one, other)));
  });
  return [...new Set(keys)];
}

function entitiesOf({ accesses }: Reach): NodeId[] {
  return [...accesses.keys()].map(entityNode);
}

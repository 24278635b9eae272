/** Coupling between entities: by keys, and by transactions, functions and entry points that use both. */
import type { EndpointFact } from '@banyan/model';
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
import { type FactsIndex, groupBy, moduleOf } from '../facts-index';
import { type CouplingGraph, edgeKey, pieceGraphOf, splitKey } from '../graph/coupling-graph';
import { findRoles } from '../roles/module-role';
import { reaches } from './reach';
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
  const users = new Map<NodeId, number>();
  const both = new Map<string, Common>();
  for (const { endpoint, accesses } of reaches(index)) {
    const entities = [...accesses.keys()].map(entityNode).sort();
    for (const [at, one] of entities.entries()) {
      users.set(one, (users.get(one) ?? 0) + 1);
      for (const other of entities.slice(at + 1)) addTo(both, edgeKey(one, other), endpoint, 1 / (entities.length - 1));
    }
  }
  return [...both].flatMap(([key, { endpoints, sum }]) => {
    const [from, to] = splitKey(key);
    const all = Math.max(users.get(from) ?? 1, users.get(to) ?? 1);
    if (sum / all < leastShare) return [];
    const text = `${endpoints.length} of ${all} entry points that lead to the one lead to the other`;
    return [{ from, to, score: sum / all, text, evidence: endpoints.map(({ file, line }) => ({ file, line })) }];
  });
}

/** Entry points that lead to two entities, and how much they say about those together. */
interface Common {
  readonly endpoints: EndpointFact[];
  readonly sum: number;
}

function addTo(both: Map<string, Common>, key: string, endpoint: EndpointFact, amount: number): void {
  const { endpoints, sum } = both.get(key) ?? { endpoints: [], sum: 0 };
  endpoints.push(endpoint);
  both.set(key, { endpoints, sum: sum + amount });
}

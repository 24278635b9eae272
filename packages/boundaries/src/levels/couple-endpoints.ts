/** Coupling between entry points: by the functions, tables and guards they share. */
import { type EndpointFact, groupBy } from '@banyan/model';
import { entityNode, guardNode, type SymbolCriterion } from '../criteria/criterion';
import { everybody, isGuard, securityContext } from '../criteria/security-context';
import { scoreAccesses, sharedEntity, verbOf } from '../criteria/shared-entity';
import { useCase } from '../criteria/use-case';
import { type FactsIndex, shortName } from '../facts-index';
import { type CouplingGraph, pieceGraphOf } from '../graph/coupling-graph';
import { type Reach, reaches } from './reach';
import { mostInPairs, type Star, tieArms } from './tie-arms';

/** Every entry point is a node; what more than a dozen have in common is one too. */
export function coupleEndpoints(index: FactsIndex): CouplingGraph {
  const nodes = reaches(index).map(({ node }) => node);
  return pieceGraphOf(index, nodes, rows);
}

const rows: readonly SymbolCriterion[] = [
  { ...useCase, pieces: (index) => tie(index, sharedFunctions) },
  { ...sharedEntity, pieces: (index) => tie(index, sharedTables) },
  { ...securityContext, pieces: (index) => tie(index, sharedGuards) },
];

/** What a large part of all entry points has says nothing about any of them. */
function tie(index: FactsIndex, starsOf: (all: readonly Reach[]) => readonly Star[]) {
  const all = reaches(index);
  const telling = starsOf(all).filter(
    ({ arms: { length } }) => length <= Math.max(mostInPairs, all.length * everybody),
  );
  return telling.flatMap(tieArms);
}

/** Functions that the same entry points lead to are one thing in common; the tenth says less than the first. */
function sharedFunctions(all: readonly Reach[]): Star[] {
  const uses = all.flatMap((reach, at) => reach.functions.map((id) => ({ id, at })));
  const users = [...groupBy(uses, ({ id }) => id)].map(([id, own]) => ({ id, users: own.map(({ at }) => at) }));
  const alike = groupBy(
    users.filter(({ users: { length } }) => length > 1),
    (one) => one.users.join(),
  );
  return [...alike.values()].map((group) => {
    const [{ id, users: own }] = group as [(typeof group)[number]];
    const others = group.length - 1;
    const more = others === 0 ? '' : ` and ${others === 1 ? 'one more function' : `${others} more functions`}`;
    const score = Math.log2(1 + group.length);
    const arms = own.map((at) => ({ node: all[at]!.node, score, evidence: [placeOf(all[at]!.endpoint)] }));
    return {
      middle: id,
      arms,
      tell: ({ length }) => `${length > 1 ? 'both lead' : 'leads'} to ${shortName(id)}${more}`,
    };
  });
}

function sharedTables(all: readonly Reach[]): Star[] {
  const uses = all.flatMap((reach) => [...reach.accesses].map(([entity, accesses]) => ({ entity, reach, accesses })));
  return [...groupBy(uses, ({ entity }) => entity)].map(([entity, users]) => ({
    middle: entityNode(entity),
    arms: users.map(({ reach: { node, endpoint }, accesses }) => {
      const [{ file, line }] = accesses as [(typeof accesses)[number]];
      const score = scoreAccesses(accesses, users.length);
      return { node, score, does: verbOf(accesses), evidence: [placeOf(endpoint), { file, line }] };
    }),
    tell: ([one, other]) =>
      other === undefined ? `${one?.does} ${entity}` : `one ${one?.does} ${entity}, the other ${other.does} it`,
  }));
}

function sharedGuards(all: readonly Reach[]): Star[] {
  const uses = all.flatMap(({ node, endpoint }) => {
    const guards = new Set((endpoint.through ?? []).filter(isGuard).map(({ name }) => name));
    return [...guards].map((guard) => ({ guard, node, endpoint }));
  });
  return [...groupBy(uses, ({ guard }) => guard)].map(([guard, users]) => ({
    middle: guardNode(guard),
    arms: users.map(({ node, endpoint }) => ({ node, score: 2, evidence: [placeOf(endpoint)] })),
    tell: ({ length }) => `${length > 1 ? 'both are' : 'is'} behind ${guard}`,
  }));
}

function placeOf({ file, line }: EndpointFact) {
  return { file, line };
}

/** Functions of one module call functions of the other. */
import { type CallFact, type FunctionFact, groupBy, type ModulePath } from '@banyan/model';
import { type FactsIndex, moduleOf, shortName } from '../facts-index';
import { howOften } from '../traffic/how-often';
import type { CouplingCriterion, CouplingScore } from './criterion';
import { type PlaceOf, scorePairsOf, shareScore, type Sharing } from './share-score';

/** A call in a loop becomes many round trips when it is cut: it binds like several calls. */
const inLoop = 3;

export const call: CouplingCriterion = {
  name: 'call',
  describes:
    'Modules whose functions call each other belong together, more so when the calls are in a loop or were seen to run.',
  nature: 'use',
  weight: 0.25,
  score: (index) => betweenFiles(index).map((calls) => toScore(calls, moduleOf)),
  pieces: (index) => [
    ...betweenFiles(index).flatMap((calls) => shareScore(calls, sharing)),
    ...scorePairsOf(
      findCalls(index, (from, to) => from === to),
      sharing,
    ),
  ],
};

interface CrossCall {
  readonly caller: FunctionFact;
  readonly fact: CallFact;
  /** How often its caller was seen to run; 1 where it was not. */
  readonly often: number;
}

const sharing: Sharing<CrossCall> = {
  pairOf: ({ caller, fact }) => `${caller.id}\n${fact.to}`,
  amountOf: ({ fact, often }) => often * (fact.repetition === undefined ? 1 : inLoop),
  toScore,
};

function betweenFiles(index: FactsIndex): CrossCall[][] {
  const crossing = findCalls(index, (from, to) => from !== to);
  return [...groupBy(crossing, ({ caller, fact }) => `${caller.file}\n${moduleOf(fact.to)}`).values()];
}

function findCalls(index: FactsIndex, wanted: (from: ModulePath, to: ModulePath) => boolean): CrossCall[] {
  const { functions, has } = index;
  const { ofFunction } = howOften(index);
  return [...functions.values()].flatMap((caller) =>
    caller.calls
      .filter(({ to }) => has(moduleOf(to)) && wanted(caller.file, moduleOf(to)))
      .map((fact) => ({ caller, fact, often: ofFunction(caller.id) })),
  );
}

/** Beyond this many calls, more of them say nothing more. */
const plenty = 10;

/** The tenth call says less than the first: the sum grows with its logarithm. */
function toScore(calls: readonly CrossCall[], placeOf: PlaceOf): CouplingScore {
  const sum = calls.reduce((total, one) => total + sharing.amountOf(one), 0);
  const [{ caller, fact }] = calls as readonly [CrossCall];
  const more = calls.length > 1 ? ` (${calls.length} calls)` : '';
  return {
    from: placeOf(caller.id),
    to: placeOf(fact.to),
    score: Math.log2(1 + Math.min(sum, plenty)),
    text: `${shortName(caller.id)} calls ${shortName(fact.to)}${more}`,
    evidence: calls.map(({ caller: { file }, fact: { line } }): { file: ModulePath; line: number } => ({ file, line })),
  };
}

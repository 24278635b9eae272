/** Functions of one module call functions of the other. */
import type { CallFact, FunctionFact, ModulePath } from '@banyan/model';
import { groupBy, moduleOf, shortName } from '../facts-index';
import type { CouplingCriterion, CouplingScore } from './criterion';

/** A call in a loop becomes many round trips when it is cut: it binds like several calls. */
const inLoop = 3;

export const call: CouplingCriterion = {
  name: 'call',
  describes: 'Modules whose functions call each other belong together, more so when the calls are in a loop.',
  nature: 'use',
  weight: 0.25,
  score: ({ functions, has }) => {
    const crossing = [...functions.values()].flatMap((caller) =>
      caller.calls
        .filter(({ to }) => has(moduleOf(to)) && moduleOf(to) !== caller.file)
        .map((fact) => ({ caller, fact, pair: `${caller.file}\n${moduleOf(fact.to)}` })),
    );
    return [...groupBy(crossing, ({ pair }) => pair).values()].map(toScore);
  },
};

interface CrossCall {
  readonly caller: FunctionFact;
  readonly fact: CallFact;
}

/** Beyond this many calls, more of them say nothing more. */
const plenty = 10;

/** The tenth call says less than the first: the sum grows with its logarithm. */
function toScore(calls: readonly CrossCall[]): CouplingScore {
  const sum = calls.reduce((total, { fact }) => total + (fact.repetition === undefined ? 1 : inLoop), 0);
  const [{ caller, fact }] = calls as readonly [CrossCall];
  const more = calls.length > 1 ? ` (${calls.length} calls)` : '';
  return {
    from: caller.file,
    to: moduleOf(fact.to),
    score: Math.log2(1 + Math.min(sum, plenty)),
    text: `${shortName(caller.id)} calls ${shortName(fact.to)}${more}`,
    evidence: calls.map(({ caller: { file }, fact: { line } }): { file: ModulePath; line: number } => ({ file, line })),
  };
}

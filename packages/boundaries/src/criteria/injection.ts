/** One class is given the other by the container. */
import { type FactsIndex, moduleOf, shortName } from '../facts-index';
import type { CouplingCriterion, CouplingScore } from './criterion';
import { itself, type PlaceOf } from './share-score';

export const injection: CouplingCriterion = {
  name: 'injection',
  describes: 'A class that is given another one by the container works with it all the time.',
  nature: 'use',
  weight: 1,
  score: (index) => toScores(index, moduleOf).filter(({ from, to }) => from !== to),
  pieces: (index) => toScores(index, itself),
};

function toScores({ facts, has }: FactsIndex, placeOf: PlaceOf): CouplingScore[] {
  return facts.injections.flatMap(({ from, to, file, line }) => {
    if (to === undefined || !has(moduleOf(from)) || !has(moduleOf(to))) return [];
    return [
      {
        from: placeOf(from),
        to: placeOf(to),
        score: 1,
        text: `${shortName(from)} is given ${shortName(to)}`,
        evidence: [{ file, line }],
      },
    ];
  });
}

/** One class is given the other by the container. */
import { moduleOf, shortName } from '../facts-index';
import type { CouplingCriterion } from './criterion';

export const injection: CouplingCriterion = {
  name: 'injection',
  describes: 'A class that is given another one by the container works with it all the time.',
  nature: 'use',
  weight: 1,
  score: ({ facts, has }) =>
    facts.injections.flatMap(({ from, to, file, line }) => {
      if (to === undefined || !has(moduleOf(from)) || !has(moduleOf(to)) || moduleOf(from) === moduleOf(to)) return [];
      return [
        {
          from: moduleOf(from),
          to: moduleOf(to),
          score: 1,
          text: `${shortName(from)} is given ${shortName(to)}`,
          evidence: [{ file, line }],
        },
      ];
    }),
};

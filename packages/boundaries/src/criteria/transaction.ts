/** Written in one transaction: cutting here turns a commit into a saga. */
import { type FactsIndex, moduleOf, shortName } from '../facts-index';
import { type CouplingCriterion, type CouplingScore, entityNode } from './criterion';
import { itself, type PlaceOf } from './share-score';

export const transaction: CouplingCriterion = {
  name: 'transaction',
  describes: 'Entities written in one transaction belong together, with the module that runs it.',
  nature: 'use',
  weight: 1,
  score: (index) => toScores(index, moduleOf),
  pieces: (index) => toScores(index, itself),
};

function toScores({ facts, entities, has }: FactsIndex, placeOf: PlaceOf): CouplingScore[] {
  return facts.transactions
    .filter((fact) => has(moduleOf(fact.function)))
    .flatMap((fact) => {
      const written = fact.entities.filter((name) => entities.has(name));
      return written.map((name) => ({
        from: placeOf(fact.function),
        to: entityNode(name),
        score: 1 / Math.sqrt(written.length),
        text: `${shortName(fact.function)} writes ${written.join(', ')} in one transaction`,
        evidence: [{ file: fact.file, line: fact.line }],
      }));
    });
}

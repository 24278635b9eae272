/** Written in one transaction: cutting here turns a commit into a saga. */
import { moduleOf, shortName } from '../facts-index';
import { type CouplingCriterion, entityNode } from './criterion';

export const transaction: CouplingCriterion = {
  name: 'transaction',
  describes: 'Entities written in one transaction belong together, with the module that runs it.',
  nature: 'use',
  weight: 1,
  score: ({ facts, entities, has }) =>
    facts.transactions
      .filter((fact) => has(moduleOf(fact.function)))
      .flatMap((fact) => {
        const written = fact.entities.filter((name) => entities.has(name));
        return written.map((name) => ({
          from: moduleOf(fact.function),
          to: entityNode(name),
          score: 1 / Math.sqrt(written.length),
          text: `${shortName(fact.function)} writes ${written.join(', ')} in one transaction`,
          evidence: [{ file: fact.file, line: fact.line }],
        }));
      }),
};

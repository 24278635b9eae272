/** A module and the entity it declares are nearly one. A table that is only named in SQL is declared nowhere. */
import { type CouplingCriterion, entityNode } from './criterion';

export const entityDeclaration: CouplingCriterion = {
  name: 'entity-declaration',
  describes: 'The module that declares an entity belongs where the entity belongs.',
  nature: 'belonging',
  weight: 2,
  score: ({ facts, has }) =>
    facts.entities
      .filter(({ file, layer }) => has(file) && layer !== 'sql')
      .map(({ name, file, line }) => ({
        from: file,
        to: entityNode(name),
        score: 1,
        text: `declares the entity ${name}`,
        evidence: [{ file, line }],
      })),
};

/** Entities tied by a foreign key; those that are created and removed together are tied harder. */
import type { FactsIndex } from '../facts-index';
import type { CouplingCriterion, CouplingScore } from './criterion';
import { entityNode } from './criterion';

export const entityRelation: CouplingCriterion = {
  name: 'entity-relation',
  describes: 'Entities with a foreign key between them belong together, more so when changes cascade.',
  nature: 'use',
  weight: 0.5,
  score: toScores,
  pieces: toScores,
};

function toScores({ facts, entities }: FactsIndex): CouplingScore[] {
  const incoming = new Map<string, number>();
  const relations = facts.entities.flatMap((entity) =>
    entity.relations
      .filter(({ target, owner, cascade }) => (owner || cascade) && entities.has(target) && target !== entity.name)
      .map((relation) => ({ entity, relation })),
  );
  for (const { relation } of relations) incoming.set(relation.target, (incoming.get(relation.target) ?? 0) + 1);
  return relations.map(({ entity, relation }) => ({
    from: entityNode(entity.name),
    to: entityNode(relation.target),
    score: (relation.cascade ? 2 : 1) / Math.sqrt(incoming.get(relation.target) ?? 1),
    text: `${entity.name}.${relation.property} refers to ${relation.target}${relation.cascade ? ' and cascades' : ''}`,
    evidence: [{ file: entity.file, line: relation.line }],
  }));
}

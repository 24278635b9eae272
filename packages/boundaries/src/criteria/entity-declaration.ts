/** A module and the entity it declares are nearly one. A table that is only named in SQL is declared nowhere. */
import type { EntityFact, ModulePath, SymbolId } from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { type CouplingCriterion, type CouplingScore, entityNode, type NodeId } from './criterion';

export const entityDeclaration: CouplingCriterion = {
  name: 'entity-declaration',
  describes: 'The module that declares an entity belongs where the entity belongs.',
  nature: 'belonging',
  weight: 2,
  score: (index) => toScores(index, ({ file }) => file),
  pieces: (index) => toScores(index, ({ file, name }) => classNamed(index, file, name)),
};

/** The class of that name in a file; the file's own level where there is none. */
export function classNamed({ classesIn }: FactsIndex, file: ModulePath, name: string): SymbolId {
  return classesIn.get(file)?.find((one) => one.name === name)?.id ?? `${file}#`;
}

function toScores({ facts, has }: FactsIndex, declarer: (entity: EntityFact) => NodeId): CouplingScore[] {
  return facts.entities
    .filter(({ file, layer }) => has(file) && layer !== 'sql')
    .map((entity) => ({
      from: declarer(entity),
      to: entityNode(entity.name),
      score: 1,
      text: `declares the entity ${entity.name}`,
      evidence: [{ file: entity.file, line: entity.line }],
    }));
}

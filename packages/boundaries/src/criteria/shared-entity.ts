/** Modules that read and write the same entity. */
import type { DataAccessFact } from '@banyan/model';
import { type FactsIndex, groupBy } from '../facts-index';
import { type CouplingCriterion, type CouplingScore, entityNode } from './criterion';
import { describeModule } from './describe-module';

/** Writing binds more than reading: a reader can live with a copy. */
const scoreOf = { write: 2, read: 0.75 } as const;

export const sharedEntity: CouplingCriterion = {
  name: 'shared-entity',
  describes: 'Modules that read or write the same entity belong together; writing counts more than reading.',
  nature: 'use',
  weight: 0.5,
  score: (index) => {
    const byEntity = groupBy(
      index.facts.accesses.filter(({ file, entity }) => index.has(file) && index.entities.has(entity)),
      ({ entity }) => entity,
    );
    return [...byEntity].flatMap(([entity, accesses]) => accessScores(index, entity, accesses));
  },
};

/** An entity that everybody touches binds nobody much: each share is divided by the root of the number of modules. */
function accessScores(index: FactsIndex, entity: string, accesses: readonly DataAccessFact[]): CouplingScore[] {
  const byModule = groupBy(accesses, ({ file }) => file);
  const damping = 1 / Math.sqrt(byModule.size);
  return [...byModule].map(([file, own]) => {
    const writes = own.filter(({ operation }) => operation === 'write').length;
    const sum = writes * scoreOf.write + (own.length - writes) * scoreOf.read;
    const verb = writes === 0 ? 'reads' : writes === own.length ? 'writes' : 'reads and writes';
    return {
      from: file,
      to: entityNode(entity),
      score: Math.log2(1 + sum) * damping,
      text: `${describeModule(index, file)} ${verb} ${entity}`,
      evidence: own.map(({ line }) => ({ file, line })),
    };
  });
}

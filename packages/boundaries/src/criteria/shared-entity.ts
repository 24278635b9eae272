/** Modules that read and write the same entity. */
import { type DataAccessFact, groupBy, type ModulePath } from '@banyan/model';
import { type FactsIndex, moduleOf, shortName } from '../facts-index';
import { type CouplingCriterion, type CouplingScore, entityNode } from './criterion';
import { describeModule } from './describe-module';
import { type PlaceOf, shareScore } from './share-score';

/** Writing binds more than reading: a reader can live with a copy. */
const scoreOf = { write: 2, read: 0.75 } as const;

export const sharedEntity: CouplingCriterion = {
  name: 'shared-entity',
  describes: 'Modules that read or write the same entity belong together; writing counts more than reading.',
  nature: 'use',
  weight: 0.5,
  score: (index) =>
    accessesByEntity(index).flatMap((byModule) =>
      [...byModule.values()].map((own) => toScore(index, own, byModule.size, moduleOf)),
    ),
  pieces: (index) =>
    accessesByEntity(index).flatMap((byModule) =>
      [...byModule.values()].flatMap((own) =>
        shareScore(own, {
          pairOf: (access) => access.function,
          amountOf: ({ operation }) => scoreOf[operation],
          toScore: (some, placeOf) => toScore(index, some, byModule.size, placeOf),
        }),
      ),
    ),
};

/** How much accesses by one user bind it to an entity that so many use: what everybody touches binds nobody much. */
export function scoreAccesses(accesses: readonly DataAccessFact[], users: number): number {
  const sum = accesses.reduce((total, { operation }) => total + scoreOf[operation], 0);
  return Math.log2(1 + sum) * (1 / Math.sqrt(users));
}

/** `reads`, `writes` or both. */
export function verbOf(accesses: readonly DataAccessFact[]): string {
  const writes = accesses.filter(({ operation }) => operation === 'write').length;
  return writes === 0 ? 'reads' : writes === accesses.length ? 'writes' : 'reads and writes';
}

/** For each entity, the accesses by module. */
function accessesByEntity(index: FactsIndex): ReadonlyMap<ModulePath, readonly DataAccessFact[]>[] {
  const known = index.facts.accesses.filter(({ file, entity }) => index.has(file) && index.entities.has(entity));
  return [...groupBy(known, ({ entity }) => entity).values()].map((accesses) => groupBy(accesses, ({ file }) => file));
}

function toScore(index: FactsIndex, own: readonly DataAccessFact[], users: number, placeOf: PlaceOf): CouplingScore {
  const [{ file, entity, function: symbol }] = own as readonly [DataAccessFact];
  const from = placeOf(symbol);
  const who = from === symbol ? shortName(symbol) : describeModule(index, file);
  return {
    from,
    to: entityNode(entity),
    score: scoreAccesses(own, users),
    text: `${who} ${verbOf(own)} ${entity}`,
    evidence: own.map(({ line }) => ({ file, line })),
  };
}

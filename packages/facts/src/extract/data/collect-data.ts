/** Entities, accesses and transactions of every data layer. */
import type { DataAccessFact, EntityFact, FactProblem, TransactionFact } from '@banyan/model';
import type { LinkedCall } from '../../link/link-calls';
import type { Project } from '../../link/project';
import type { ProjectTree } from '../../read/list-tree';
import { mongooseEntities, mongooseTouches } from '../mongoose/mongoose';
import { readPrismaEntities } from '../prisma/prisma-entities';
import { prismaTouches } from '../prisma/prisma-touches';
import { sequelizeEntities } from '../sequelize/sequelize-entities';
import { sequelizeTouches } from '../sequelize/sequelize-touches';
import { loadSqlReader } from '../sql/read-sql';
import { hasSql, sqlTouches } from '../sql/sql-touches';
import { typeormEntities } from '../typeorm/typeorm-entities';
import { typeormTouches } from '../typeorm/typeorm-touches';
import { dataAccesses, type TouchReader } from './data-accesses';
import { EntityIndex } from './entity-index';
import { Transactions } from './transactions';

export interface DataFacts {
  readonly entities: readonly EntityFact[];
  readonly accesses: readonly DataAccessFact[];
  readonly transactions: readonly TransactionFact[];
  readonly problems: readonly FactProblem[];
}

/** Data layers whose entities are in the code. */
const entityReaders = [typeormEntities, sequelizeEntities, mongooseEntities];
/** Data layers in the order in which a call is offered to them. */
const readers: readonly TouchReader[] = [typeormTouches, prismaTouches, sequelizeTouches, mongooseTouches];

/** Table objects of query builders that stand in raw SQL. */
const tableOfTerm = (): undefined => undefined;

/** @param root absolute; schema files are read from it */
export async function collectData(
  root: string,
  tree: ProjectTree,
  project: Project,
  linked: readonly LinkedCall[],
): Promise<DataFacts> {
  const entities = new EntityIndex();
  for (const { fact, classId, properties } of entityReaders.flatMap((read) => read(project))) {
    entities.add(fact, classId, properties);
  }
  const prisma = await readPrismaEntities(root, tree);
  for (const { fact, properties } of prisma.entities) entities.add(fact, '', properties);
  const transactions = new Transactions(project);
  const rawSql = hasSql(project, tableOfTerm) ? [sqlTouches(await loadSqlReader(), tableOfTerm)] : [];
  const accesses = dataAccesses(project, entities, [...readers, ...rawSql], transactions);
  for (const fact of sqlTables(accesses, entities)) entities.add(fact);
  return {
    entities: entities.all,
    accesses,
    transactions: transactions.facts(accesses, linked),
    problems: prisma.problems,
  };
}

/** Tables that only raw SQL knows are entities too, found where they are first named. */
function sqlTables(accesses: readonly DataAccessFact[], entities: EntityIndex): EntityFact[] {
  const first = new Map<string, EntityFact>();
  for (const { entity, file, line } of accesses) {
    if (entities.named(entity) || first.has(entity)) continue;
    const nothing = { columns: [], relations: [], indexes: [] };
    first.set(entity, { name: entity, table: entity, tableNamed: true, layer: 'sql', file, line, ...nothing });
  }
  return [...first.values()];
}

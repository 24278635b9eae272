/** Entities of every data layer, and who reads calls for accesses to them. */
import type { DataAccessFact, EntityFact, FactProblem } from '@banyan/model';
import type { Project } from '../../link/project';
import type { ProjectTree } from '../../read/list-tree';
import { createdTables } from '../builder/created-tables';
import { drizzleEntities } from '../drizzle/drizzle-entities';
import { drizzleTableOf, drizzle } from '../drizzle/drizzle-touches';
import { knex } from '../knex/knex-touches';
import { kysely } from '../kysely/kysely-touches';
import { mongodbEntities, mongodb } from '../mongodb/mongodb-touches';
import { mongooseEntities } from '../mongoose/mongoose-entities';
import { mongoose } from '../mongoose/mongoose-touches';
import { mikroEntities } from '../mikroorm/mikroorm-entities';
import { mikroorm } from '../mikroorm/mikroorm-touches';
import { objectionEntities } from '../objection/objection-entities';
import { objection } from '../objection/objection-touches';
import { readPrismaEntities } from '../prisma/prisma-entities';
import { prisma } from '../prisma/prisma-touches';
import { sequelizeEntities } from '../sequelize/sequelize-entities';
import { sequelize } from '../sequelize/sequelize-touches';
import { loadSqlReader } from '../sql/read-sql';
import { hasSql, sqlTouches } from '../sql/sql-touches';
import { typeormEntities } from '../typeorm/typeorm-entities';
import { typeorm } from '../typeorm/typeorm-touches';
import type { ClassEntity } from './class-entity';
import { onePerTable } from './one-per-table';
import type { TouchReader } from './data-accesses';
import { EntityIndex } from './entity-index';

/** Entities that are declared, with what kept some of them from being read. */
export interface DeclaredEntities {
  readonly entities: readonly ClassEntity[];
  readonly problems: readonly FactProblem[];
}

/** Data layers whose entities are in the code. */
const entityReaders = [
  typeormEntities,
  sequelizeEntities,
  mongooseEntities,
  mikroEntities,
  drizzleEntities,
  mongodbEntities,
  objectionEntities,
];
/** Data layers in the order in which a call is offered to them. */
const readers: readonly TouchReader[] = [
  typeorm,
  prisma,
  sequelize,
  mongoose,
  mikroorm,
  objection,
  knex,
  kysely,
  drizzle,
  mongodb,
];

/** @param root absolute; schema files are read from it */
export async function collectEntities(root: string, tree: ProjectTree, project: Project): Promise<DeclaredEntities> {
  const [declared, created] = writtenEntities(project);
  const prisma = await readPrismaEntities(root, tree);
  const entities = [...declared, ...prisma.entities, ...created];
  return { entities: onePerTable(entities), problems: prisma.problems };
}

/** Entities that the code of a project's focus declares, and tables that it creates. */
export function writtenEntities(project: Project): readonly [ClassEntity[], ClassEntity[]] {
  return [entityReaders.flatMap((read) => read(project)), createdTables(project)];
}

/** Declared entities, to be looked up. */
export function indexEntities(declared: readonly ClassEntity[]): EntityIndex {
  const entities = new EntityIndex();
  for (const entity of declared) entities.add(entity.fact, entity);
  return entities;
}

/** The data layers that the calls of a project are offered to. */
export async function loadTouchReaders(project: Project): Promise<readonly TouchReader[]> {
  return hasSql(project, drizzleTableOf) ? [...readers, sqlTouches(await loadSqlReader(), drizzleTableOf)] : readers;
}

/** Tables that only raw SQL knows are entities too, found where they are first named. */
export function sqlTables(accesses: readonly DataAccessFact[], entities: EntityIndex): EntityFact[] {
  const first = new Map<string, EntityFact>();
  for (const { entity, file, line } of accesses) {
    if (entities.named(entity) || first.has(entity)) continue;
    const nothing = { columns: [], relations: [], indexes: [] };
    first.set(entity, { name: entity, table: entity, tableNamed: true, layer: 'sql', file, line, ...nothing });
  }
  return [...first.values()];
}

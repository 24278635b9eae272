/** One entity per table, where several data layers declare the same one. */
import type { ClassEntity } from './class-entity';

/** Layers whose names are those of tables in one database. */
const relational = new Set(['typeorm', 'mikroorm', 'sequelize', 'prisma', 'drizzle', 'knex', 'kysely', 'sql']);

/** The first layer's declaration stays; the classes of the others stand for it, too. */
export function onePerTable(declared: readonly ClassEntity[]): ClassEntity[] {
  const first = new Map<string, ClassEntity>();
  const kept: ClassEntity[] = [];
  for (const entity of declared) {
    const table = entity.fact.table.toLowerCase();
    const known = relational.has(entity.fact.layer) ? first.get(table) : undefined;
    if (!known || known.fact.layer === entity.fact.layer) {
      if (!known && relational.has(entity.fact.layer)) first.set(table, entity);
      kept.push(entity);
      continue;
    }
    const ids = [...(known.aliases ?? []), entity.classId, ...(entity.aliases ?? [])].filter(
      (id) => id !== '' && id !== known.classId,
    );
    const joined = { ...known, aliases: [...new Set(ids)] };
    first.set(table, joined);
    kept[kept.indexOf(known)] = joined;
  }
  return kept;
}

/** One entity per table, where several data layers declare the same one. */
import type { ClassEntity } from './class-entity';

/** Layers whose names are those of collections; those of the others are tables. */
const documents = new Set(['mongoose', 'mongodb']);

/** The first layer's declaration stays; the classes of the others stand for it, too. */
export function onePerTable(declared: readonly ClassEntity[]): ClassEntity[] {
  const first = new Map<string, ClassEntity>();
  const kept: ClassEntity[] = [];
  for (const entity of declared) {
    const table = `${documents.has(entity.fact.layer)} ${entity.fact.table.toLowerCase()}`;
    const known = first.get(table);
    if (!known || known.fact.layer === entity.fact.layer) {
      if (!known) first.set(table, entity);
      kept.push(entity);
      continue;
    }
    const ids = [...(known.aliases ?? []), entity.classId, ...(entity.aliases ?? [])].filter(
      (id) => id !== '' && id !== known.classId,
    );
    const joined = { ...withSchema(known, entity), aliases: [...new Set(ids)] };
    first.set(table, joined);
    kept[kept.indexOf(known)] = joined;
  }
  return kept;
}

/** Models of Objection name a table; its columns, keys and indexes stand in migrations. */
function withSchema(known: ClassEntity, created: ClassEntity): ClassEntity {
  if (known.fact.layer !== 'objection') return known;
  const { fact } = created;
  const columns = fact.columns.map((column) => {
    const named = known.fact.columns.find(({ name }) => name === column.name);
    return { ...named, ...column, line: named?.line ?? known.fact.line };
  });
  const more = known.fact.columns.filter(({ name }) => !columns.some((column) => column.name === name));
  return {
    ...known,
    fact: {
      ...known.fact,
      columns: [...columns, ...more],
      indexes: [...known.fact.indexes, ...fact.indexes.map((index) => ({ file: fact.file, ...index }))],
    },
  };
}

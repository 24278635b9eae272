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
    const joined = { ...known, aliases: [...new Set(ids)] };
    first.set(table, joined);
    kept[kept.indexOf(known)] = joined;
  }
  return kept;
}

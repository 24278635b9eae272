/** The tables that Prisma keeps between two models of a many-to-many relation. */
import type { EntityFact } from '@banyan/model';

/** `_PostToTag` by the names of the models in their order, `_likes` by the name of the relation. */
export function linkName(model: string, target: string, relation: string): string {
  return relation === '' ? `_${[model, target].sort().join('To')}` : `_${relation}`;
}

/** One entity for each table between two models. */
export function linkTables(models: readonly EntityFact[]): EntityFact[] {
  const found = new Map<string, EntityFact>();
  for (const { name, file, relations } of models) {
    for (const { through, target, line } of relations) {
      if (through === undefined || found.has(through)) continue;
      const sides = [...new Set([name, target])].sort();
      found.set(through, {
        name: through,
        table: through,
        tableNamed: false,
        layer: 'prisma',
        file,
        line,
        columns: ['A', 'B'].map((column) => ({ name: column, line })),
        relations: sides.map((side) => ({ property: side, line, kind: 'many-to-one', target: side, owner: true })),
        indexes: [{ columns: ['A', 'B'], unique: true, line }],
      });
    }
  }
  return [...found.values()];
}

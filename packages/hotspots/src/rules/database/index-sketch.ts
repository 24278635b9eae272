/** The index that is missing, in the words of the data layer. */
import type { EntityFact } from '@banyan/model';
import { propertyOf } from '../../tables/property-of';

const list = (columns: readonly string[], quote = "'"): string =>
  columns.map((name) => `${quote}${name}${quote}`).join(', ');

const properties = (entity: EntityFact, columns: readonly string[]): string[] =>
  columns.map((column) => propertyOf(entity, column));

const sketches: ReadonlyMap<string, (entity: EntityFact, columns: readonly string[]) => string> = new Map([
  ['prisma', (entity, columns) => `@@index([${properties(entity, columns).join(', ')}])`],
  ['sequelize', (_entity, columns) => `indexes: [{ fields: [${list(columns)}] }]`],
  ['mongoose', ({ name }, columns) => `${name}Schema.index({ ${columns.map((one) => `${one}: 1`).join(', ')} })`],
  [
    'mongodb',
    ({ table }, columns) =>
      `db.collection('${table}').createIndex({ ${columns.map((one) => `${one}: 1`).join(', ')} })`,
  ],
  [
    'drizzle',
    (entity, columns) =>
      `index('${nameOf(entity, columns)}').on(${properties(entity, columns)
        .map((one) => `table.${one}`)
        .join(', ')})`,
  ],
  [
    'mikroorm',
    (entity, columns) => `@Index({ properties: [${list(properties(entity, columns))}] }) // on ${entity.name}`,
  ],
]);

/** For SQL databases: a statement that keeps nobody out while it works. */
export function indexSketch(entity: EntityFact, columns: readonly string[]): string {
  const sketch = sketches.get(entity.layer);
  if (sketch) return sketch(entity, columns);
  return `CREATE INDEX CONCURRENTLY ${nameOf(entity, columns)} ON ${entity.table} (${columns.join(', ')});`;
}

function nameOf({ table }: EntityFact, columns: readonly string[]): string {
  return `${table}_${columns.join('_')}_idx`.toLowerCase();
}

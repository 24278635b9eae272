/** The index that a search asks for, in the words of the data layer and the database. */
import type { ColumnSearch, EntityFact } from '@banyan/model';
import type { Engine } from '../../tables/engine';
import { propertyOf } from '../../tables/property-of';
import { indexSketch } from './index-sketch';

export interface SearchFix {
  readonly text: string;
  readonly sketch: string;
}

/** What a group of searches is about: parts of texts, contents of lists and documents, values within documents. */
export type SearchKind = 'text' | 'content' | 'path';

export function kindOf({ by }: ColumnSearch): SearchKind {
  return by === 'content' || by === 'path' ? by : 'text';
}

/** @param searches of one kind, each column once */
export function searchFix(entity: EntityFact, searches: readonly ColumnSearch[], engine: Engine): SearchFix {
  const columns = searches.map(({ column }) => column);
  const kind = searches[0] ? kindOf(searches[0]) : 'text';
  if (kind === 'path') return pathFix(entity, searches, engine);
  if (kind === 'content') return contentFix(entity, columns, engine);
  if (engine !== 'sql')
    return engine === 'mysql' ? mysqlText(entity, columns, searches) : mongoText(entity, columns, searches);
  if (beginsOnly(searches)) return prefixFix(entity, columns);
  return {
    text: 'Add a trigram index (PostgreSQL, extension pg_trgm), which serves LIKE and ILIKE with a wildcard anywhere; for words rather than parts of words, a full-text index.',
    sketch: ginSketch(entity, columns, 'gin_trgm_ops'),
  };
}

/** With case ignored, the sorted order is of no use. */
function beginsOnly(searches: readonly ColumnSearch[]): boolean {
  return searches.every(({ by, ignoresCase }) => by === 'start' && ignoresCase !== true);
}

function prefixFix(entity: EntityFact, columns: readonly string[]): SearchFix {
  const text = 'Add an index with text_pattern_ops, which serves LIKE with the wildcard at the end in any collation.';
  const [column = ''] = columns;
  if (entity.layer === 'prisma')
    return { text, sketch: `@@index([${propertyOf(entity, column)}(ops: raw("text_pattern_ops"))])` };
  const name = nameOf(entity, columns, 'prefix');
  return { text, sketch: `CREATE INDEX CONCURRENTLY ${name} ON ${entity.table} (${column} text_pattern_ops);` };
}

function mysqlText(entity: EntityFact, columns: readonly string[], searches: readonly ColumnSearch[]): SearchFix {
  if (searches.every(({ by }) => by === 'start'))
    return { text: `Add an index on ${columns.join(', ')}.`, sketch: indexSketch(entity, columns) };
  const list = columns.join(', ');
  return {
    text: 'Add a FULLTEXT index (WITH PARSER ngram for parts of words) and ask it with MATCH … AGAINST: no index serves LIKE with a wildcard in front.',
    sketch: `CREATE FULLTEXT INDEX ${nameOf(entity, columns, 'text')} ON ${entity.table} (${list}); SELECT … WHERE MATCH (${list}) AGAINST (?)`,
  };
}

function mongoText(entity: EntityFact, columns: readonly string[], searches: readonly ColumnSearch[]): SearchFix {
  if (beginsOnly(searches))
    return {
      text: `Add an index on ${columns.join(', ')}: it serves ^… where case counts.`,
      sketch: indexSketch(entity, columns),
    };
  const keys = columns.map((name) => `${name}: 'text'`).join(', ');
  const made =
    entity.layer === 'mongoose' ? `${entity.name}Schema.index` : `db.collection('${entity.table}').createIndex`;
  return {
    text: 'Add a text index and ask it with $text: no index serves $regex that is not bound to the beginning, or ignores case.',
    sketch: `${made}({ ${keys} }); find({ $text: { $search: words } })`,
  };
}

function contentFix(entity: EntityFact, columns: readonly string[], engine: Engine): SearchFix {
  if (engine === 'sql')
    return {
      text: 'Add a GIN index, which finds what a list or a document contains.',
      sketch: ginSketch(entity, columns),
    };
  const [column = ''] = columns;
  return {
    text: 'Add a multi-valued index on the values, or keep them in a table of their own.',
    sketch: `CREATE INDEX ${nameOf(entity, columns, 'values')} ON ${entity.table} ((CAST(${column} -> '$' AS CHAR(64) ARRAY)));`,
  };
}

/** An index on an expression serves the very expression that the statement compares; Prisma's cannot be written so. */
function pathFix(entity: EntityFact, searches: readonly ColumnSearch[], engine: Engine): SearchFix {
  const [{ column, path = ['…'] } = { column: '' }] = searches;
  const own = `${column}_${path.join('_')}`;
  if (entity.layer === 'prisma')
    return {
      text: 'Give the value that is asked for a column of its own, and that an index.',
      sketch: `@@index([${own}])`,
    };
  const name = nameOf(entity, [column, ...path.filter((step) => step !== '…')], 'value');
  const sketch =
    engine === 'mysql'
      ? `ALTER TABLE ${entity.table} ADD COLUMN ${own} VARCHAR(64) AS (${column} ->> '$.${path.join('.')}'), ADD INDEX (${own});`
      : `CREATE INDEX CONCURRENTLY ${name} ON ${entity.table} ((${column} #>> '{${path.join(',')}}'));`;
  return { text: 'Add an index on the very expression that the statement compares.', sketch };
}

function ginSketch(entity: EntityFact, columns: readonly string[], ops?: string): string {
  const name = nameOf(entity, columns, ops ? 'trgm' : 'gin');
  const own = columns.map((column) => propertyOf(entity, column));
  if (entity.layer === 'prisma')
    return `@@index([${own.map((column) => (ops ? `${column}(ops: raw("${ops}"))` : column)).join(', ')}], type: Gin)`;
  if (entity.layer === 'drizzle')
    return `index('${name}').using('gin', ${own.map((column) => `table.${column}${ops ? `.op('${ops}')` : ''}`).join(', ')})`;
  const list = columns.map((column) => (ops ? `${column} ${ops}` : column)).join(', ');
  return `CREATE INDEX CONCURRENTLY ${name} ON ${entity.table} USING gin (${list});`;
}

function nameOf({ table }: EntityFact, columns: readonly string[], what: string): string {
  return `${table}_${columns.join('_')}_${what}_idx`.toLowerCase();
}

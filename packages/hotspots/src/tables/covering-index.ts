/** Whether an index leads to the rows that a condition names. */
import type { ColumnSearch, EntityFact, IndexFact } from '@banyan/model';
import { plain } from './column-names';

/** Lists of columns that the database finds rows by: primary key, unique keys, indexes; each in its order. */
export function indexesOf(entity: EntityFact): readonly (readonly string[])[] {
  const primary = primaryKey(entity);
  return [...(primary.length > 0 ? [primary] : []), ...entity.indexes.filter(isOrdinary).map(({ columns }) => columns)];
}

/** Sorted by whole values; what is built for searches finds none by a comparison. */
function isOrdinary({ method }: IndexFact): boolean {
  return method === undefined || method === 'hash' || method === 'brin';
}

/** Documents have one whether it is declared or not. */
function primaryKey({ columns, layer }: EntityFact): readonly string[] {
  const declared = columns.filter((column) => column.primary === true).sort((a, b) => a.line - b.line);
  if (declared.length > 0) return declared.map(({ name }) => name);
  return layer === 'mongoose' || layer === 'mongodb' ? ['_id'] : [];
}

/** Whether the first column of some index is among the columns: the rest of the condition is then a matter of few rows. */
export function isCovered(entity: EntityFact, columns: readonly string[]): boolean {
  const wanted = new Set(columns.map(plain));
  return indexesOf(entity).some(([first]) => first !== undefined && wanted.has(plain(first)));
}

/**
 * Whether an index serves a search: one that is built for searches, with the column anywhere in it; for the beginning of a
 * text, a pattern that nobody knows and a path, an ordinary one as well, which may be on an expression.
 */
export function isServed(entity: EntityFact, { column, by }: ColumnSearch): boolean {
  const wanted = plain(column);
  if (entity.indexes.some((one) => !isOrdinary(one) && one.columns.some((name) => plain(name) === wanted))) return true;
  return (by === 'start' || by === 'pattern' || by === 'path') && isCovered(entity, [column]);
}

/** Whether some unique key lies within the columns: there is one row at most. */
export function isUniqueKey(entity: EntityFact, columns: readonly string[]): boolean {
  const wanted = new Set(columns.map(plain));
  const primary = primaryKey(entity);
  const unique = entity.indexes.filter((index) => index.unique).map((index) => index.columns);
  return [primary, ...unique].some((key) => key.length > 0 && key.every((name) => wanted.has(plain(name))));
}

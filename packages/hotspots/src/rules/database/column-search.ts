/** Texts and documents that the code searches where no index serves it. */
import type { ColumnSearch, DataAccessFact, EntityFact } from '@banyan/model';
import { tellsLittle } from '../../tables/column-names';
import { isCovered, isServed } from '../../tables/covering-index';

/** One place that searches columns of a table. */
export interface SearchUse {
  readonly access: DataAccessFact;
  readonly entity: EntityFact;
  readonly searches: readonly [ColumnSearch, ...ColumnSearch[]];
}

/** The columns of a condition that are compared as a whole; those of documents are not looked up by an ordinary index. */
export function wholeColumns({ key }: DataAccessFact, entity: EntityFact): string[] {
  const searched = new Set(key?.searched?.map(({ column }) => column));
  return (key?.columns ?? []).filter((name) => !searched.has(name) && !isDocument(entity, name));
}

/** Nothing where another column of the condition finds few rows first, or could: then the search is a matter of these. */
export function searchUses(access: DataAccessFact, entity: EntityFact): SearchUse[] {
  const whole = wholeColumns(access, entity);
  if (whole.some((name) => !tellsLittle(entity, name)) || (whole.length > 0 && isCovered(entity, whole))) return [];
  const [first, ...rest] = (access.key?.searched ?? []).filter(
    (search) => entity.columns.some(({ name }) => name === search.column) && !isServed(entity, search),
  );
  return first ? [{ access, entity, searches: [first, ...rest] }] : [];
}

export function isDocument({ columns }: EntityFact, name: string): boolean {
  return /json/i.test(columns.find((column) => column.name === name)?.type ?? '');
}

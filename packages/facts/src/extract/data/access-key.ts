/** Conditions of a call → the key of its access. */
import type { AccessKey, ColumnSearch } from '@banyan/model';
import type { Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { mostVarying, originOf } from './value-origin';

/** A column, and the value that it is compared with. */
export interface Condition {
  readonly column: string;
  readonly value: Term;
  readonly place: Place;
  /** Whether a list of values is given. */
  readonly many?: boolean;
  /** Where the column is searched, and not compared as a whole. */
  readonly search?: ColumnSearch | undefined;
  /** Whether all rows but those with the value are asked for: no row is found by it. */
  readonly negated?: boolean;
}

/** The key that conditions make; nothing when there are none, or they only leave rows out. */
export function accessKey(all: readonly Condition[], project: Project): AccessKey | undefined {
  const conditions = all.filter(({ negated }) => negated !== true);
  if (conditions.length === 0) return undefined;
  const many = conditions.some((condition) => condition.many === true);
  const columns = sorted(conditions.map(({ column }) => column));
  const origins = conditions.map(({ value, place }) => originOf(value, place, project));
  const from = mostVarying(origins);
  const by = from !== 'constant' && columns.length > 1 ? conditions[origins.indexOf(from)]?.column : undefined;
  return {
    columns,
    from,
    ...(by !== undefined && { by }),
    ...(many && { many }),
    ...searchedColumns(conditions.flatMap(({ search }) => search ?? [])),
  };
}

/** Each column once, as it is first searched; nothing for none. */
export function searchedColumns(searches: readonly ColumnSearch[]): Pick<AccessKey, 'searched'> {
  const byColumn = new Map([...searches].reverse().map((search) => [search.column, search]));
  const searched = [...byColumn.values()].sort((a, b) => (a.column < b.column ? -1 : 1));
  return searched.length > 0 ? { searched } : {};
}

/** Names once each, in order; nothing for none. */
export function columnList(names: readonly string[]): { readonly columns?: readonly string[] } {
  return names.length === 0 ? {} : { columns: sorted(names) };
}

function sorted(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}

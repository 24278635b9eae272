/** A table as one statement names it. */
import type { ColumnSearch } from '@banyan/model';
import type { SqlRows } from './statement-rows';

export interface SqlTable {
  /** As written, without quotes; `schema.table` when a schema is written. */
  readonly table: string;
  readonly operation: 'read' | 'write';
  /** Whether it is joined to another one, not read by itself. */
  readonly joined: boolean;
  /** Columns that are set, or asked for one by one. */
  readonly columns?: readonly string[];
  readonly key?: SqlKey;
  /** Of a table whose rows come back to the code: not those of sub-queries. */
  readonly rows?: SqlRows;
}

/** How the rows are chosen: `WHERE a = … AND b IN (…)`. */
export interface SqlKey {
  readonly columns: readonly string[];
  /** What the columns are compared with: a mark of `portable-sql.ts`, or nothing for a constant. */
  readonly values: readonly (string | undefined)[];
  /** Whether one of the columns is compared with a list. */
  readonly many: boolean;
  readonly searches: readonly SqlSearch[];
}

/** A column that is searched. A pattern's beginning may be a mark, whose value is written elsewhere. */
export interface SqlSearch extends ColumnSearch {
  readonly mark?: string;
}

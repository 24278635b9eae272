/** Tables against contexts as rows and columns. */
import type { TableCell, TableUse } from '../data/report-data';

/** A column: a context, or what is in none. */
export interface MatrixColumn {
  readonly name: string;
  readonly context?: string;
}

/** A row: a table with its cells in the order of the columns. */
export interface MatrixRow {
  readonly table: TableUse;
  readonly cells: readonly (TableCell | undefined)[];
  /** How many contexts touch or own it. */
  readonly contexts: number;
  /** Whether a context writes it that does not own it. */
  readonly writtenFromOutside: boolean;
}

/** Columns that are used by a row at least, rows with most contexts first. */
export function buildMatrix(
  tables: readonly TableUse[],
  contexts: readonly string[],
): { readonly columns: readonly MatrixColumn[]; readonly rows: readonly MatrixRow[] } {
  const used = new Set(tables.flatMap(({ owner, uses }) => [owner, ...uses.map(({ context }) => context)]));
  const named = contexts.filter((name) => used.has(name)).map((name) => ({ name, context: name }));
  const outside = tables.some(({ uses }) => uses.some(({ context }) => context === undefined));
  const columns: MatrixColumn[] = outside ? [...named, { name: 'in no context' }] : named;
  const rows = tables.map((table) => toRow(table, columns));
  return { columns, rows: rows.sort((left, right) => right.contexts - left.contexts) };
}

function toRow(table: TableUse, columns: readonly MatrixColumn[]): MatrixRow {
  const byContext = new Map(table.uses.map((use) => [use.context, use]));
  return {
    table,
    cells: columns.map(({ context }) => byContext.get(context)),
    contexts: countContexts(table),
    writtenFromOutside: table.uses.some(
      ({ context, writes }) => writes > 0 && context !== undefined && context !== table.owner,
    ),
  };
}

/** How many contexts own or touch a table. */
export function countContexts({ owner, uses }: TableUse): number {
  const touching = new Set([owner, ...uses.map(({ context }) => context)]);
  touching.delete(undefined);
  return touching.size;
}

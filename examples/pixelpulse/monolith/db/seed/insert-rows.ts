import type { Client } from 'pg';

export type Cell = string | number | boolean | null;

const ROWS_AT_ONCE = 5_000;

/**
 * Writes many rows with few statements.
 * @param columns column name → PostgreSQL type, in the order of the cells
 */
export async function insertRows(
  client: Client,
  table: string,
  columns: Record<string, string>,
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  const names = Object.keys(columns);
  const casts = names.map((name) => `r.${name}::${columns[name]}`);
  const arrays = names.map((_, index) => `$${index + 1}::text[]`);
  const statement = `INSERT INTO ${table} (${names.join(', ')})
    SELECT ${casts.join(', ')} FROM unnest(${arrays.join(', ')}) AS r(${names.join(', ')})`;
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const chunk = rows.slice(from, from + ROWS_AT_ONCE);
    await client.query(
      statement,
      names.map((_, index) => chunk.map((row) => row[index])),
    );
  }
}

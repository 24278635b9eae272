import type { Client } from 'pg';

/** Quotas as used, id counters past the given ids, fresh planner statistics. @returns all rows of all tables */
export async function finish(client: Client): Promise<number> {
  await client.query(
    `UPDATE quotas SET storage_bytes_used = used.bytes
       FROM (SELECT account_id, sum(bytes) AS bytes FROM photos GROUP BY account_id) AS used
      WHERE used.account_id = quotas.account_id`,
  );
  const tables = await tablesOf(client);
  let rows = 0;
  for (const { table, sequence } of tables) {
    if (sequence) await client.query(`SELECT setval($1, max(id)) FROM ${table} HAVING max(id) IS NOT NULL`, [sequence]);
    const counted = await client.query<{ rows: number }>(`SELECT count(*)::int AS rows FROM ${table}`);
    rows += counted.rows[0]?.rows ?? 0;
  }
  await client.query('ANALYZE');
  return rows;
}

async function tablesOf(client: Client): Promise<{ table: string; sequence: string | null }[]> {
  const found = await client.query<{ table: string; sequence: string | null }>(
    `SELECT t.table_name AS table,
            CASE WHEN c.is_identity = 'YES' THEN pg_get_serial_sequence(t.table_name, 'id') END AS sequence
       FROM information_schema.tables t
       LEFT JOIN information_schema.columns c
         ON c.table_schema = t.table_schema AND c.table_name = t.table_name AND c.column_name = 'id'
      WHERE t.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND t.table_name <> 'migrations'
      ORDER BY t.table_name`,
  );
  return found.rows;
}

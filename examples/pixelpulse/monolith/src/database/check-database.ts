import { Client } from 'pg';
import { DatabaseNotReadyError } from './database-not-ready.error';
import { databaseName } from './database-name';
import { migrations } from './migrations';

/**
 * Looks once, before the app is built, whether the database answers and has every migration.
 * @throws DatabaseNotReadyError with the one thing to do
 */
export async function checkDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
  } catch (error) {
    throw new DatabaseNotReadyError(
      `the database ${databaseName(url)} does not answer (${reasonOf(error)}); start PostgreSQL or correct DATABASE_URL.`,
      { cause: error },
    );
  }
  try {
    const missing = await countMissingMigrations(client);
    if (missing > 0) {
      throw new DatabaseNotReadyError(
        `the database ${databaseName(url)} lacks ${missing} of ${migrations.length} migrations; run "npm run migrate" first.`,
      );
    }
  } finally {
    await client.end();
  }
}

async function countMissingMigrations(client: Client): Promise<number> {
  const table = await client.query<{ name: string | null }>("SELECT to_regclass('migrations')::text AS name");
  if (!table.rows[0]?.name) return migrations.length;
  const applied = await client.query<{ name: string }>('SELECT name FROM migrations');
  const names = new Set(applied.rows.map((row) => row.name));
  return migrations.filter((migration) => !names.has(migration.name)).length;
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}

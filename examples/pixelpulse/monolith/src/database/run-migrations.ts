import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from './migrations';

/** Any number will do, as long as nobody else locks the same one in this database. */
const MIGRATION_LOCK = 727_001;

/**
 * Brings the schema up to date. Two processes may call it at the same time: the second waits for the first.
 * @returns the names of the migrations that ran
 */
export async function runMigrations(url: string): Promise<string[]> {
  const lock = new Client({ connectionString: url });
  await lock.connect();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await migrateUnderLock(url);
  } finally {
    await lock.end();
  }
}

async function migrateUnderLock(url: string): Promise<string[]> {
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    migrations: [...migrations],
    migrationsTableName: 'migrations',
  });
  await dataSource.initialize();
  try {
    const applied = await dataSource.runMigrations({ transaction: 'each' });
    return applied.map((migration) => migration.name);
  } finally {
    await dataSource.destroy();
  }
}

import { runMigrations } from '../src/database/run-migrations';

/** Brings the schema of a database up to date. @returns the names of the migrations that ran */
export function migrate(url: string): Promise<string[]> {
  return runMigrations(url);
}

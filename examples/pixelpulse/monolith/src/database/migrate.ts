import { validateEnvironment } from '../config/environment';
import { explainStartFailure } from '../start-failure';
import { checkDatabase } from './check-database';
import { DatabaseNotReadyError } from './database-not-ready.error';
import { runMigrations } from './run-migrations';

async function migrate(): Promise<void> {
  const { DATABASE_URL } = validateEnvironment(process.env);
  await checkDatabase(DATABASE_URL).catch((error: unknown) => {
    if (error instanceof DatabaseNotReadyError && error.cause === undefined) return;
    throw error;
  });
  const applied = await runMigrations(DATABASE_URL);
  process.stdout.write(applied.length > 0 ? `applied ${applied.join(', ')}\n` : 'the schema is up to date\n');
}

migrate().catch((error: unknown) => {
  process.stderr.write(`${explainStartFailure(error)}\n`);
  process.exit(1);
});

/** PostgreSQL with pixelpulse's schema and rows: embedded, or a database of our own in the server that DATABASE_URL names. */
import { migrate, seed, startPostgres } from '../../examples/pixelpulse/monolith/db';
import { folders } from './folders';
import type { Processes } from './processes';
import { say } from './say';

/** URL of the database. */
export type DatabaseUrl = string;

/** Starts or finds it, brings the schema up to date, fills it when it is empty. */
export async function startDatabase(processes: Processes): Promise<DatabaseUrl> {
  const given = process.env['DATABASE_URL'];
  const url = given ?? (await startEmbedded(processes));
  await migrate(url).catch((cause: Error) => {
    const hint = given
      ? 'Correct DATABASE_URL, or unset it: PostgreSQL then comes embedded.'
      : 'Its log is beside .demo/postgres.';
    throw new Error(`DEMO_DATABASE_DOWN: The database does not answer: ${cause.message}.\n  What to do: ${hint}`);
  });
  const { rows, seconds } = await seed(url, { size: 'full', uploadDir: folders.uploads });
  say(
    `   ${given ? 'PostgreSQL of DATABASE_URL' : 'embedded PostgreSQL'}, ${rows} rows seeded in ${seconds.toFixed(1)} s`,
  );
  return url;
}

async function startEmbedded(processes: Processes): Promise<DatabaseUrl> {
  const postgres = await startPostgres({ dataDir: folders.postgres });
  processes.endLater(() => postgres.stop());
  return postgres.url;
}

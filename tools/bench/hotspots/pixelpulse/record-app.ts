/** Runs pixelpulse under `banyan evidence record` on a database of its own, and sends it its e2e suite and a day in small. */
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrate, seed, startPostgres } from '../../../../examples/pixelpulse/monolith/db';
import { banyan, folders } from '../../../demo/folders';
import { findFreePort } from '../../../demo/free-port';
import { endProcess, type Processes } from '../../../demo/processes';
import { playDay } from './play-day';

/** Absolute files. */
export interface Recorded {
  /** Spans, with the line of the code that sent each statement. */
  readonly traces: string;
  /** Which handler Nest ran, by trace. */
  readonly truth: string;
  readonly statements?: string;
  readonly profile?: string;
}

/** @param folder an empty one, for all that is written */
export async function recordApp(processes: Processes, folder: string, say: (line: string) => void): Promise<Recorded> {
  const files = { traces: join(folder, 'traces.jsonl'), truth: join(folder, 'truth.jsonl') };
  const statements = join(folder, 'statements.json');
  say('a database');
  const database = await startDatabase(processes, folder);
  say('pixelpulse, recorded');
  await processes.run({ name: 'build', command: 'npm', args: ['run', 'build'], cwd: folders.monolith });
  const { app, url } = await startApp(processes, files, database, folder);
  say('its e2e suite');
  say(await playSuite(processes, url));
  say('a day in small');
  say(await playDay(url));
  writeFileSync(statements, await statisticsOf(database));
  await endProcess(app);
  const profile = readdirSync(folder).find((name) => name.endsWith('.cpuprofile'));
  return { ...files, statements, ...(profile !== undefined && { profile: join(folder, profile) }) };
}

async function startDatabase(processes: Processes, folder: string): Promise<string> {
  chmodSync(folder, 0o755);
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres') });
  processes.endLater(() => postgres.stop());
  await migrate(postgres.url);
  await seed(postgres.url, { size: 'full', uploadDir: join(folder, 'uploads') });
  await query(postgres.url, 'CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
  await query(postgres.url, 'SELECT pg_stat_statements_reset()');
  return postgres.url;
}

async function startApp(processes: Processes, files: Recorded, database: string, folder: string) {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  mkdirSync(join(folder, 'uploads'), { recursive: true });
  const recording = ['evidence', 'record', '--cpu-profile', '--out', files.traces, '--'];
  const program = [
    process.execPath,
    '--enable-source-maps',
    '--require',
    join(__dirname, 'truth-hook.cjs'),
    'dist/main.js',
  ];
  const env = {
    ...{ DATABASE_URL: database, HOST: '127.0.0.1', PORT: String(port), UPLOAD_DIR: join(folder, 'uploads') },
    ...{ SESSION_SECRET: 'for-this-run-only', PIXELPULSE_TRUTH: files.truth },
  };
  const app = await processes.start(
    {
      name: 'pixelpulse',
      command: process.execPath,
      args: [banyan, ...recording, ...program],
      cwd: folders.monolith,
      env,
    },
    () =>
      fetch(`${url}/api/health`).then(
        ({ ok }) => ok,
        () => false,
      ),
  );
  return { app, url };
}

/** A test that runs out of time is traffic all the same: how many did is told. */
async function playSuite(processes: Processes, url: string): Promise<string> {
  const jest = join(folders.root, 'node_modules', 'jest', 'bin', 'jest.js');
  const args = [jest, '--config', 'jest.config.cjs', 'e2e/', '--maxWorkers=1'];
  const suite = { name: 'e2e', command: process.execPath, args, cwd: folders.monolith, env: { BASE_URL: url } };
  const { output } = await processes.run(suite, true);
  const [, told] = /^Tests:\s+(.*)$/m.exec(output) ?? [];
  if (told === undefined || !/[1-9]\d* passed/.test(told))
    throw new Error(`The suite did not run:\n${output.slice(-2000)}`);
  return told;
}

/** As `psql -Atc "select json_agg(s) from pg_stat_statements s"` would write it. */
async function statisticsOf(url: string): Promise<string> {
  const rows = await query(
    url,
    'SELECT s.* FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid WHERE d.datname = current_database()',
  );
  return JSON.stringify(rows);
}

async function query(url: string, text: string): Promise<readonly object[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<object>(text)).rows;
  } finally {
    await client.end();
  }
}

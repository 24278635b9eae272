/** `npm run dev`: a database with demo rows, and the built app on it, until Ctrl-C. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { migrate } from './migrate';
import { seed } from './seed';
import { startPostgres } from './start-postgres';

const home = join(__dirname, '..');
const local = join(home, '.local');
let app: ChildProcess | undefined;

async function dev(): Promise<void> {
  const postgres = process.env.DATABASE_URL ? undefined : await startPostgres({ dataDir: join(local, 'postgres') });
  const url = process.env.DATABASE_URL ?? postgres!.url;
  const uploadDir = process.env.UPLOAD_DIR ?? join(local, 'uploads');
  try {
    await migrate(url);
    const report = await seed(url, { size: 'full', uploadDir });
    say(`database ${url}`);
    say(
      report.seeded
        ? `${report.rows} demo rows, sign in as ${report.signIn}`
        : `demo rows were there, sign in as ${report.signIn}`,
    );
    await runApp({ ...process.env, DATABASE_URL: url, UPLOAD_DIR: uploadDir });
  } finally {
    await postgres?.stop();
  }
}

async function runApp(env: NodeJS.ProcessEnv): Promise<void> {
  app = spawn(process.execPath, [join(home, 'dist', 'main.js')], { env, stdio: 'inherit' });
  const [code] = (await once(app, 'exit')) as [number | null];
  process.exitCode = code ?? 0;
}

/** The app drains before the database goes. Before there is an app, leaving is enough: the database goes with us. */
function onSignal(signal: NodeJS.Signals): void {
  // Ctrl-C reaches the app by itself; a signal sent to this process only must be handed on.
  if (!app) process.exit(1);
  else if (signal === 'SIGTERM') app.kill(signal);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal);

dev().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

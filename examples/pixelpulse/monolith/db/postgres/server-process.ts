import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Binaries } from './binaries';
import { PASSWORD, USER } from './credentials';
import type { Owner } from './owner';
import { waitForExit } from './process-state';

export interface LaunchOptions {
  readonly binaries: Binaries;
  readonly dataDir: string;
  readonly owner: Owner | undefined;
  readonly port: number;
}

export interface ServerProcess {
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 30_000;
const STOP_WITHIN_MS = 15_000;

/** Starts the server and waits until it answers. It writes its log beside the data folder. */
export async function launch(options: LaunchOptions): Promise<ServerProcess> {
  const logFile = `${options.dataDir}.log`;
  const child = start(options, logFile);
  const endWithUs = () => child.kill('SIGINT');
  process.once('exit', endWithUs);
  const stop = async () => {
    process.removeListener('exit', endWithUs);
    await end(child);
  };
  try {
    await waitUntilReady(child, options.port);
  } catch (error) {
    await stop();
    throw new Error(`PostgreSQL did not start in ${options.dataDir}. Its log ends with:\n${endOf(logFile)}`, {
      cause: error,
    });
  }
  return { stop };
}

function start({ binaries, dataDir, owner, port }: LaunchOptions, logFile: string): ChildProcess {
  const log = openSync(logFile, 'w');
  const child = spawn(
    binaries.postgres,
    ['-D', dataDir, '-p', String(port), ...settings().flatMap((line) => ['-c', line])],
    {
      ...(owner && { uid: owner.uid, gid: owner.gid }),
      cwd: '/',
      // A group of its own: Ctrl-C in the terminal must reach the app first, which still needs the database to drain.
      detached: true,
      stdio: ['ignore', log, log],
    },
  );
  closeSync(log);
  child.unref();
  return child;
}

/** Rows that can be made again need no disk flushes; statement statistics are evidence worth having. */
function settings(): string[] {
  return [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=100',
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'shared_preload_libraries=pg_stat_statements',
  ];
}

async function waitUntilReady(child: ChildProcess, port: number): Promise<void> {
  let failure: unknown;
  child.once('error', (error) => (failure = error));
  for (const deadline = Date.now() + READY_WITHIN_MS; Date.now() < deadline; await sleep(40)) {
    if (failure) throw failure;
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('the server ended');
    if (await answers(port)) return;
  }
  throw new Error('the server does not answer');
}

async function answers(port: number): Promise<boolean> {
  const client = new Client({ host: '127.0.0.1', port, user: USER, password: PASSWORD, database: 'postgres' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGINT');
  if (await waitForExit(child.pid, STOP_WITHIN_MS)) return;
  child.kill('SIGQUIT');
  await waitForExit(child.pid, STOP_WITHIN_MS);
}

function endOf(logFile: string): string {
  return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-8).join('\n');
}

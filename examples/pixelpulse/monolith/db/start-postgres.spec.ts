import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { createFolder } from '../e2e/environment/folder';
import { chooseOwner } from './postgres/owner';
import { isReachableBy, reachableDataDir } from './postgres/reachable';
import type { RunningPostgres } from './start-postgres';
import { startPostgres } from './start-postgres';

describe('startPostgres', () => {
  let folder: string;
  let dataDir: string;
  const running: RunningPostgres[] = [];

  beforeEach(async () => {
    folder = await createFolder('db');
    dataDir = join(folder, 'data');
  });

  afterEach(async () => {
    for (const postgres of running.splice(0)) await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function start(): Promise<RunningPostgres> {
    const postgres = await startPostgres({ dataDir });
    running.push(postgres);
    return postgres;
  }

  async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(statement)).rows;
    } finally {
      await client.end();
    }
  }

  it('finds its rows again, and leaves no server when it stopped', async () => {
    const first = await start();
    await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    await expect(ask(first.url, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED/);
    const second = await start();
    expect(await ask(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('ends a server that a killed run left in the same folder', async () => {
    const left = await start();
    await ask(left.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const next = await start();
    await expect(ask(left.url, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED/);
    expect(await ask(next.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('is not stopped by a lock file that names a process of somebody else', async () => {
    await (await start()).stop();
    await writeFile(join(dataDir, 'postmaster.pid'), `${process.pid}\n${dataDir}\n`);
    expect(await ask((await start()).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('stops twice without complaint', async () => {
    const postgres = await start();
    await postgres.stop();
    await postgres.stop();
  });

  it('shows the end of the log when the server does not start', async () => {
    await (await start()).stop();
    await writeFile(join(dataDir, 'postgresql.conf'), 'no_such_setting = 1\n');
    await expect(startPostgres({ dataDir })).rejects.toThrow(/no_such_setting/);
  });
});

describe('the owner of the server', () => {
  const asRoot = process.getuid?.() === 0 ? it : it.skip;
  const nobody = { name: 'nobody', uid: 65_534, gid: 65_534 };

  asRoot('is postgres where there is one, and nobody where not', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pixelpulse-passwd-'));
    const passwd = join(folder, 'passwd');
    const lines = ['root:x:0:0::/root:/bin/sh', 'nobody:x:65534:65534::/:/bin/false'];
    await writeFile(passwd, lines.join('\n'));
    expect(chooseOwner(passwd)).toEqual(nobody);
    await writeFile(passwd, [...lines, 'postgres:x:26:27::/:/bin/sh'].join('\n'));
    expect(chooseOwner(passwd)).toEqual({ name: 'postgres', uid: 26, gid: 27 });
    await rm(folder, { recursive: true });
  });

  asRoot('gets a folder it can reach', async () => {
    const closed = await mkdtemp(join(tmpdir(), 'pixelpulse-closed-'));
    expect(await isReachableBy(join(closed, 'data'), nobody)).toBe(false);
    expect(await isReachableBy(join(closed, 'data'), undefined)).toBe(true);
    const standIn = await reachableDataDir(join(closed, 'data'), nobody);
    expect(standIn).toMatch(/pixelpulse-postgres-[0-9a-f]{12}$/);
    expect(await isReachableBy(standIn, nobody)).toBe(true);
    await rm(closed, { recursive: true });
  });
});

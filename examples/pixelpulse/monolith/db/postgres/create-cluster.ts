import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chown, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries';
import { PASSWORD, USER } from './credentials';
import type { Owner } from './owner';

const run = promisify(execFile);

/** Creates an empty cluster next to its final place and moves it there when it is whole. */
export async function createCluster({ initdb }: Binaries, dataDir: string, owner: Owner | undefined): Promise<void> {
  const unfinished = `${dataDir}.unfinished`;
  const passwordFile = join(tmpdir(), `pixelpulse-${randomUUID()}`);
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  await writeFile(passwordFile, PASSWORD, { mode: 0o600 });
  if (owner) for (const path of [unfinished, passwordFile]) await chown(path, owner.uid, owner.gid);
  const flags = ['--encoding=UTF8', '--locale=C', '--auth=scram-sha-256', '--no-sync'];
  try {
    await run(initdb, [`--pgdata=${unfinished}`, `--username=${USER}`, `--pwfile=${passwordFile}`, ...flags], {
      ...(owner && { uid: owner.uid, gid: owner.gid }),
      cwd: '/',
    });
    await rename(unfinished, dataDir);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(unfinished, { recursive: true, force: true });
  }
}

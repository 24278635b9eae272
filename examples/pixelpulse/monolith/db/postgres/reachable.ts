import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Owner } from './owner';

/** Whether the owner may walk down to a path: each folder above it must let others (or the owner's group) through. */
export async function isReachableBy(path: string, owner: Owner | undefined): Promise<boolean> {
  if (!owner) return true;
  const parent = dirname(path);
  if (parent === path) return true;
  return (await mayEnter(parent, owner)) && isReachableBy(parent, owner);
}

/** The folder itself, or one in the system's temporary folder when the owner cannot reach it (a checkout below /root). */
export async function reachableDataDir(dataDir: string, owner: Owner | undefined): Promise<string> {
  if (await isReachableBy(dataDir, owner)) return dataDir;
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  return join(tmpdir(), `pixelpulse-postgres-${name}`);
}

async function mayEnter(folder: string, owner: Owner): Promise<boolean> {
  const found = await stat(folder).catch(() => undefined);
  if (!found) return true;
  if (found.uid === owner.uid) return (found.mode & 0o100) !== 0;
  if (found.gid === owner.gid) return (found.mode & 0o010) !== 0;
  return (found.mode & 0o001) !== 0;
}

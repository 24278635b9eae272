/** The folder that a repository's paths begin at. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The nearest folder above (or at) `folder` that holds `.git`; without one, `folder` itself. */
export function findRepository(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return folder;
  }
}

/** The version of this package, from its package.json. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** E.g. `1.4.0`. */
export function readVersion(): string {
  const manifest = readFileSync(join(__dirname, '..', 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

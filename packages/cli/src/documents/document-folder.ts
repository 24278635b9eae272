/** Where a project's documents stand. */
import { join, resolve } from 'node:path';
import { documentFolder } from '@banyan/model';

/** `--out DIR` when given, else `.banyan` below the analysed root. */
export function documentFolderOf(root: string, out: string | undefined): string {
  return out === undefined ? join(resolve(root), documentFolder) : resolve(out);
}

/** `file:line` as whoever reads it can open it. */
import { join, relative } from 'node:path';
import type { SourceLocation } from '@banyan/model';

/** Files of the project at `root`, seen from another folder: where the command runs, or the repository. */
export function fileFrom(folder: string, root: string): (at: Pick<SourceLocation, 'file'>) => string {
  return ({ file }) => relative(folder, join(root, file)).split('\\').join('/');
}

/** The same with the line. */
export function placeFrom(folder: string, root: string): (at: SourceLocation) => string {
  const file = fileFrom(folder, root);
  return (at) => `${file(at)}:${at.line}`;
}

/** Files and folders as given → files. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inputMissing } from '../errors';

/** A file that was named, or found in a folder that was. */
export interface ListedFile {
  readonly path: string;
  readonly bytes: number;
}

/** Folders give all files below them, sorted; hidden files and what is no file are passed over. */
export function listFiles(paths: readonly string[]): ListedFile[] {
  const files = new Map(paths.flatMap(listOne).map((file) => [file.path, file]));
  return [...files.values()];
}

function listOne(path: string): ListedFile[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw inputMissing(path);
  if (!found.isDirectory()) return [{ path, bytes: found.size }];
  const entries = readdirSync(path, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile() && !join(entry.parentPath, entry.name).includes('/.'));
  return files
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ path: file, bytes: statSync(file).size }));
}

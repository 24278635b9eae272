/** Paths relative to the root, with forward slashes; '' is the root, '../x' lies outside. */
import { posix } from 'node:path';

/** The folder of a file; '' for files in the root. */
export function folderOf(path: string): string {
  const at = path.lastIndexOf('/');
  return at === -1 ? '' : path.slice(0, at);
}

/** Joins and normalises; never ends with a slash. */
export function joinPath(folder: string, path: string): string {
  const joined = posix.join(folder, path).replace(/\/$/, '');
  return joined === '.' ? '' : joined;
}

/** A folder and all folders above it, up to the root. */
export function upwards(folder: string): string[] {
  const folders = [folder];
  for (let at = folder; at !== ''; ) {
    at = folderOf(at);
    folders.push(at);
  }
  return folders;
}

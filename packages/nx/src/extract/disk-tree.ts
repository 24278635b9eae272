/** A folder on disk as a file tree. */
import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FileTree, isLeftOut } from '../file-tree';

/** @param folder absolute path; it need not exist */
export function diskTree(folder: string): FileTree {
  return { read: (path) => readIfThere(join(folder, path)), list: () => listBelow(folder, '').sort() };
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

function listBelow(folder: string, below: string): string[] {
  return entriesOf(join(folder, below)).flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) return isLeftOut(entry.name) ? [] : listBelow(folder, path);
    return entry.isFile() ? [path] : [];
  });
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}

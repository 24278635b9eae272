/** Which files are analysed: those below the source folders, tests in or out. */
import { realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { noSource, rootMissing, sourceMissing, sourceOutside } from '../errors';
import { joinPath } from '../resolve/paths';
import { isSource, isTest, type ProjectTree } from './list-tree';

/** The root as an absolute path. @throws FACTS_ROOT_MISSING */
export function findRoot(root: string): string {
  const path = resolve(root);
  try {
    if (statSync(path).isDirectory()) return realpathSync(path);
  } catch (error) {
    throw rootMissing(root, error);
  }
  throw rootMissing(root);
}

/** Source folders relative to the root, each once, sorted. @throws FACTS_SOURCE_OUTSIDE, FACTS_SOURCE_MISSING */
export function cleanFolders(root: string, folders: readonly string[]): string[] {
  const clean = folders.map((folder) => {
    const path = joinPath('', (isAbsolute(folder) ? relative(root, folder) : folder).split(sep).join('/'));
    if (path === '..' || path.startsWith('../') || isAbsolute(path)) throw sourceOutside(folder);
    if (!isFolder(resolve(root, path))) throw sourceMissing(folder);
    return path;
  });
  return [...new Set(clean)].sort();
}

/** Files to analyse, sorted. @throws FACTS_NO_SOURCE */
export function chooseFiles(root: string, tree: ProjectTree, folders: readonly string[], tests: boolean): string[] {
  const below = (path: string): boolean => folders.some((folder) => folder === '' || path.startsWith(`${folder}/`));
  const files = tree.files.filter((path) => isSource(path) && below(path) && (tests || !isTest(path)));
  if (files.length === 0) throw noSource(root, folders);
  return files;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

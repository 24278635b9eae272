/** A path without certainty → the file that it means. */
import type { ProjectTree } from '../read/list-tree';
import { joinPath } from './paths';

const endings = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.d.ts', '.d.mts', '.d.cts'];
/** What may stand behind the ending that the output will have. */
const behind: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.js', '.jsx', '.d.ts'],
  '.jsx': ['.tsx', '.jsx', '.d.ts'],
  '.mjs': ['.mts', '.mjs', '.d.mts'],
  '.cjs': ['.cts', '.cjs', '.d.cts'],
};

/** The file that an import of this path leads to: as it is, with another ending, or the folder's index. */
export function probe(path: string, tree: ProjectTree): string | undefined {
  return probeFile(path, tree) ?? probeIndex(path, tree);
}

/** As `probe`, files only. */
export function probeFile(path: string, tree: ProjectTree): string | undefined {
  const ending = /\.[cm]?jsx?$/.exec(path)?.[0];
  if (ending !== undefined) {
    const stem = path.slice(0, -ending.length);
    const found = (behind[ending] ?? []).map((other) => stem + other).find(tree.has);
    if (found !== undefined) return found;
  }
  if (path !== '' && tree.has(path)) return path;
  return endings.map((other) => path + other).find(tree.has);
}

/** As `probe`, the folder's index only. */
export function probeIndex(path: string, tree: ProjectTree): string | undefined {
  if (path !== '' && !tree.hasFolder(path)) return undefined;
  const index = joinPath(path, 'index');
  return endings.map((ending) => index + ending).find(tree.has);
}

/** Places as few patterns: a folder whose files all have one place is named instead of them. */
import type { ModulePath } from '@banyan/model';
import { folderOf } from '../facts-index';
import { type Place, placeKey } from './place';

/**
 * Each pattern with its place, sorted. New files in a named folder will have its place; a folder with a file that has
 * none is not named.
 */
export function compressPlaces(
  places: ReadonlyMap<ModulePath, Place>,
  unplaced: readonly ModulePath[] = [],
): ReadonlyMap<string, Place> {
  const keys = [...places].map(([module, place]) => [module, placeKey(place)] as const);
  const folders = countFolders([...keys, ...unplaced.map((module) => [module, ''] as const)]);
  const patterns = new Map([...places].map(([module, place]) => [patternOf(module, folders), place]));
  return new Map([...patterns].sort(([a], [b]) => (a < b ? -1 : 1)));
}

interface FolderCount {
  readonly places: Set<string>;
  files: number;
}

/** All folders but the root, with the places and files at any depth below them. */
function countFolders(keys: readonly (readonly [ModulePath, string])[]): ReadonlyMap<string, FolderCount> {
  const folders = new Map<string, FolderCount>();
  for (const [module, key] of keys) {
    for (let folder = folderOf(module); folder !== '.'; folder = folderOf(folder)) {
      const known = folders.get(folder) ?? { places: new Set(), files: 0 };
      known.places.add(key);
      known.files += 1;
      folders.set(folder, known);
    }
  }
  return folders;
}

/** The highest folder with one place and several files, else the file. */
function patternOf(module: ModulePath, folders: ReadonlyMap<string, FolderCount>): string {
  let pattern = module;
  for (let folder = folderOf(module); folders.get(folder)?.places.size === 1; folder = folderOf(folder)) {
    if (folders.get(folder)!.files > 1) pattern = `${folder}/**`;
  }
  return pattern;
}

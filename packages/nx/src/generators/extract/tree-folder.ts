/** A folder of a generator's virtual tree as a file tree. */
import { posix } from 'node:path';
import type { Tree } from '@nx/devkit';
import { type FileTree, isLeftOut } from '../../file-tree';

/** @param folder relative to the workspace's root; files above the workspace are not there */
export function treeFolder(tree: Tree, folder: string): FileTree {
  const read = (path: string): string | undefined => {
    const full = posix.join(folder, path);
    return full.startsWith('..') || !tree.isFile(full) ? undefined : (tree.read(full, 'utf-8') ?? undefined);
  };
  return { read, list: () => listBelow(tree, folder, '').sort() };
}

function listBelow(tree: Tree, folder: string, below: string): string[] {
  return tree.children(posix.join(folder, below)).flatMap((name) => {
    const path = below === '' ? name : `${below}/${name}`;
    if (tree.isFile(posix.join(folder, path))) return [path];
    return isLeftOut(name) ? [] : listBelow(tree, folder, path);
  });
}

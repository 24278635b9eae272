/** Finds the analysed monolith of a workspace: the folder with the documents. */
import { documentFiles, documentFolder } from '@banyan/model';
import type { Tree } from '@nx/devkit';
import { notAnalyzed, rootAmbiguous } from '../../errors';
import { isLeftOut } from '../../file-tree';

const depth = 4;
const facts = `${documentFolder}/${documentFiles['code-facts']}`;

/** @throws BanyanError EXTRACT_NOT_ANALYZED, EXTRACT_ROOT_AMBIGUOUS */
export function findRoot(tree: Tree): string {
  const roots = analysedBelow(tree, '.', depth);
  const [only] = roots;
  if (only === undefined) throw notAnalyzed(facts, '<folder of the monolith>');
  if (roots.length > 1) throw rootAmbiguous(roots);
  return only;
}

function analysedBelow(tree: Tree, folder: string, levels: number): readonly string[] {
  if (tree.exists(`${folder}/${facts}`)) return [folder];
  if (levels === 0) return [];
  return [...tree.children(folder)]
    .sort()
    .filter((name) => !isLeftOut(name))
    .map((name) => (folder === '.' ? name : `${folder}/${name}`))
    .filter((path) => !tree.isFile(path))
    .flatMap((path) => analysedBelow(tree, path, levels - 1));
}

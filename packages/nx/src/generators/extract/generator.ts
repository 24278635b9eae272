/** `nx g @banyan/nx:extract <context>`: the extraction through Nx's virtual tree, so that a dry run is one. */
import { posix } from 'node:path';
import { BanyanError } from '@banyan/model';
import { logger, type Tree } from '@nx/devkit';
import { checkGitClean } from '../../extract/check-git-clean';
import { formatReport } from '../../extract/format-report';
import { defaultDirectory, planExtraction } from '../../extract/plan-extraction';
import { findRoot } from './find-root';
import type { ExtractGeneratorOptions } from './schema';
import { treeFolder } from './tree-folder';

/**
 * Every change goes through the tree; nothing is formatted afterwards, because a lifted file is a copy and the record
 * holds its hash.
 */
export default async function extractGenerator(tree: Tree, options: ExtractGeneratorOptions): Promise<void> {
  try {
    await extract(tree, options);
  } catch (error) {
    if (!(error instanceof BanyanError)) throw error;
    throw new Error(toText(error), { cause: error });
  }
}

async function extract(tree: Tree, options: ExtractGeneratorOptions): Promise<void> {
  const root = options.root === undefined ? findRoot(tree) : posix.normalize(options.root).replace(/(.)\/$/, '$1');
  const directory = options.directory ?? defaultDirectory(root, options.context);
  const request = { context: options.context, root, directory };
  // Nx Console previews on each change of its form: a preview writes nothing and may be had on any tree.
  const isPreview = process.env['NX_DRY_RUN'] === 'true';
  if (!options.allowDirty && !isPreview) checkGitClean(posix.join(tree.root, root), posix.join(tree.root, directory));
  const planned = planExtraction(request, treeFolder(tree, root), treeFolder(tree, directory));
  for (const change of planned.changes) {
    const path = posix.join(directory, change.path);
    if (change.kind === 'delete') tree.delete(path);
    else tree.write(path, change.content);
  }
  logger.info(formatReport(planned));
}

/** Nx prints an error's message only: code, hint and problems have to stand in it. */
function toText(error: BanyanError): string {
  const problems = error.problems.map(({ path, message }) => `  ${path}: ${message}`);
  return [`${error.code}: ${error.message} ${error.hint}`, ...problems].join('\n');
}

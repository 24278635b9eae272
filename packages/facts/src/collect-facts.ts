/** A project's folder → its facts. The map of this package: read, sketch, resolve, link, extract. */
import type { CodeFacts } from '@banyan/model';
import { basename } from 'node:path';
import { tsconfigMissing } from './errors';
import { factsOfFiles } from './extract/facts-of-files';
import { collectProjectFacts } from './extract/facts-of-project';
import { finishFacts } from './extract/finish-facts';
import { findSourceFolders } from './find-source-folders';
import { linkProject } from './link/link-project';
import { chooseFiles, cleanFolders, findRoot } from './read/choose-files';
import { isTest, readTree } from './read/list-tree';
import { type Progress, readSources } from './read/read-sources';
import { ImportResolver } from './resolve/resolve-import';
import { lookUpTsconfigs, type TsconfigLookup } from './resolve/tsconfig';
import { readWorkspace } from './resolve/workspace';

/** What to analyse. */
export interface CollectOptions {
  /** Folders below the root; found by themselves when none is given. */
  readonly source?: readonly string[];
  /** Whether test files belong to the facts. */
  readonly tests: boolean;
  /** Called after each file. */
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Reads a project and states facts about it. Nothing of the project is run: its configs are parsed, its code is read.
 * @throws BanyanError FACTS_ROOT_MISSING, FACTS_SOURCE_MISSING, FACTS_SOURCE_OUTSIDE, FACTS_NO_SOURCE
 */
export async function collectFacts(root: string, options: CollectOptions): Promise<CodeFacts> {
  const base = findRoot(root);
  const tree = readTree(base);
  const folders = options.source?.length ? cleanFolders(base, options.source) : findSourceFolders(base).map(toInner);
  const files = chooseFiles(base, tree, folders, options.tests);
  const workspace = readWorkspace(base, tree);
  const tsconfigs = lookUpTsconfigs(base, workspace);
  const resolver = new ImportResolver(tree, tsconfigs, workspace);

  const { sketches, problems } = await readSources(base, files, options.onProgress);
  const project = linkProject(sketches, (file, specifier) => resolver.resolve(file, specifier).to);
  const whole = await collectProjectFacts(base, tree, project);

  return finishFacts({
    project: {
      name: workspace.packages.get('')?.name ?? basename(base),
      source: folders.map((folder) => folder || '.'),
      tests: options.tests,
    },
    modules: sketches.map(({ path, lines, hash }) => ({ path, lines, hash, test: isTest(path) })),
    files: await factsOfFiles(sketches, project, resolver, whole),
    whole,
    problems: [...problems, ...workspace.problems, ...tsconfigs.problems, ...missingConfigs(files, folders, tsconfigs)],
  });
}

function toInner(folder: string): string {
  return folder === '.' ? '' : folder;
}

/** One problem for each source folder with TypeScript that no tsconfig.json speaks for. */
function missingConfigs(files: readonly string[], folders: readonly string[], tsconfigs: TsconfigLookup) {
  return folders
    .filter((folder) =>
      files.some(
        (file) =>
          (folder === '' || file.startsWith(`${folder}/`)) && /\.[cm]?tsx?$/.test(file) && !tsconfigs.aliasesOf(file),
      ),
    )
    .map((folder) => tsconfigMissing(folder || '.'));
}

/** A project's folder → what is to be read, and how its imports are followed: what every analysis begins with. */
import type { FactProblem, ProjectFact } from '@banyan/model';
import { basename } from 'node:path';
import { tsconfigMissing } from './errors';
import { findSourceFolders } from './find-source-folders';
import { chooseFiles, cleanFolders, findRoot } from './read/choose-files';
import { type ProjectTree, readTree } from './read/list-tree';
import { type Importing, problemsAround } from './resolve/problems-around';
import { ImportResolver } from './resolve/resolve-import';
import { lookUpTsconfigs, type TsconfigLookup } from './resolve/tsconfig';
import { readWorkspace, type Workspace } from './resolve/workspace';

/** Which part of a project. */
export interface SourceChoice {
  /** Folders below the root; found by themselves when none is given. */
  readonly source?: readonly string[];
  /** Whether test files belong to it. */
  readonly tests: boolean;
}

export interface OpenedProject {
  /** The root, absolute. */
  readonly base: string;
  readonly tree: ProjectTree;
  /** Source folders below the root; '' is the root itself. */
  readonly folders: readonly string[];
  readonly files: readonly string[];
  readonly workspace: Workspace;
  readonly tsconfigs: TsconfigLookup;
  readonly resolver: ImportResolver;
}

/** @throws BanyanError FACTS_ROOT_MISSING, FACTS_SOURCE_MISSING, FACTS_SOURCE_OUTSIDE, FACTS_NO_SOURCE */
export function openProject(root: string, { source, tests }: SourceChoice): OpenedProject {
  const base = findRoot(root);
  const tree = readTree(base);
  const folders = source?.length ? cleanFolders(base, source) : findSourceFolders(base).map(toInner);
  const files = chooseFiles(base, tree, folders, tests);
  const workspace = readWorkspace(base, tree);
  const tsconfigs = lookUpTsconfigs(base, workspace);
  return { base, tree, folders, files, workspace, tsconfigs, resolver: new ImportResolver(tree, tsconfigs, workspace) };
}

export function projectFact(
  { base, folders, workspace }: OpenedProject,
  { tests }: SourceChoice,
): Omit<ProjectFact, 'frameworks'> {
  return {
    name: workspace.packages.get('')?.name ?? basename(base),
    source: folders.map((folder) => folder || '.'),
    tests,
  };
}

/** What was wrong with the project's configs; to be asked after its imports were followed. */
export function configProblems(opened: OpenedProject, imports: Iterable<Importing>): FactProblem[] {
  const { workspace, tsconfigs, files, folders } = opened;
  return [
    ...workspace.problems,
    ...tsconfigs.problems,
    ...missingConfigs(files, folders, tsconfigs),
    ...problemsAround(opened, imports),
  ];
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

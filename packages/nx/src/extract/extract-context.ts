/** The extraction on disk, for the command line and for scripts. */
import { join, relative, resolve, sep } from 'node:path';
import { applyChanges } from './apply-changes';
import { checkGitClean } from './check-git-clean';
import { diskTree } from './disk-tree';
import { defaultDirectory, planExtraction, type PlannedExtraction } from './plan-extraction';

/** Options of one extraction. */
export interface ExtractOptions {
  /** Name of the context, as in the proposal. */
  readonly context: string;
  /** The monolith's folder: where `banyan analyze` was pointed at. */
  readonly root: string;
  /** The service's folder; beside the monolith, or `<root>/services/<context>` when the monolith is the working directory. */
  readonly directory?: string;
  /** Folder of the documents, when `banyan analyze --out` wrote them elsewhere than into `<root>/.banyan`. */
  readonly documents?: string;
  /** Extract although the git tree has uncommitted changes. */
  readonly allowDirty?: boolean;
  /** Say what would change and write nothing. */
  readonly dryRun?: boolean;
  /** Folder that relative paths start from; the process's working directory unless given. */
  readonly cwd?: string;
}

/**
 * Extracts one context. Nothing is written when anything is refused, and nothing is half-written.
 * @returns what changed (in a dry run: would change) and the report
 * @throws BanyanError any of the EXTRACT codes
 */
export function extractContext(options: ExtractOptions): PlannedExtraction {
  const cwd = resolve(options.cwd ?? process.cwd());
  const root = toPosix(relative(cwd, resolve(cwd, options.root))) || '.';
  const directory = options.directory
    ? toPosix(relative(cwd, resolve(cwd, options.directory))) || '.'
    : defaultDirectory(root, options.context);
  const folders = { root: join(cwd, root), target: join(cwd, directory) };
  if (!options.allowDirty && !options.dryRun) checkGitClean(folders.root, folders.target);
  const planned = planExtraction(
    { context: options.context, root, directory },
    diskTree(folders.root),
    diskTree(folders.target),
    ...(options.documents === undefined ? [] : [diskTree(resolve(cwd, options.documents))]),
  );
  if (!options.dryRun) applyChanges(folders.target, planned.changes);
  return planned;
}

function toPosix(path: string): string {
  return path.split(sep).join('/');
}

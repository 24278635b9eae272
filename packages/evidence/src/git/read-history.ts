/** Reads a repository's history into counts. */
import { ChangeTally, bulkFrom, recentDays, touchedModules } from './tally-changes';
import { logFormat, parseLog } from './parse-log';
import { NameTrail } from './name-trail';
import type { Repository } from './read-repository';
import { readGit, streamGit } from './run-git';

/** How much of the history is read. */
export interface HistoryRange {
  /** A day, e.g. `2024-01-31`. */
  readonly since?: string;
  readonly maxCommits?: number;
}

/** Called after each commit. */
export type OnCommit = (progress: { readonly done: number; readonly total: number }) => void;

/** Comparing contents for renames is dropped in commits of more files than this, as git does by itself. */
const renames = (partial: boolean) => (partial ? ['-M100%'] : ['-M', '-l1000']);

/** Lock files and assets are the larger part of many histories: git need not look into them. */
const sources = ['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs'].map((ending) => `:(top,glob)**/*.${ending}`);

/** Counts of all commits in the range. Trees are compared, contents only where a rename must be told. */
export async function readHistory(
  repository: Repository,
  range: HistoryRange,
  onCommit?: OnCommit,
): Promise<ChangeTally> {
  const tally = new ChangeTally(repository.modules, repository.headTime);
  const total = onCommit ? await countCommits(repository, range) : 0;
  let done = 0;
  for await (const commit of parseLog(streamGit(repository.root, logArguments(repository, range, '--raw')))) {
    tally.add(commit);
    if (done < total - 1) onCommit?.({ done: ++done, total });
  }
  onCommit?.({ done: total, total });
  return tally;
}

/** Lines that recent commits added to and removed from each module: the only question that needs old contents. */
export async function readRecentLines(
  repository: Repository,
  range: HistoryRange,
): Promise<ReadonlyMap<string, number>> {
  const lines = new Map<string, number>();
  const trail = new NameTrail(new Set(repository.modules));
  const recent = { ...range, since: laterDay(range.since, repository.headTime - recentDays * 86_400) };
  for await (const commit of parseLog(streamGit(repository.root, logArguments(repository, recent, '--numstat')))) {
    const today = commit.files.map(({ path }) => trail.nameToday(path));
    if (touchedModules(trail, commit).length >= bulkFrom) continue;
    commit.files.forEach((file, at) => {
      const module = today[at];
      if (module !== undefined) lines.set(module, (lines.get(module) ?? 0) + file.lines);
    });
  }
  return lines;
}

function logArguments({ partial }: Repository, range: HistoryRange, what: string): string[] {
  return [
    ...['log', '-z', what, logFormat, '--no-merges', '--full-history', ...renames(partial), '--diff-algorithm=myers'],
    ...['--no-ext-diff', '--no-textconv', '--no-show-signature', '--no-color', '--no-relative'],
    ...['--ignore-submodules=all', ...rangeArguments(range), 'HEAD', '--', ...sources],
  ];
}

/** git takes one `--since`: the later of two. */
function laterDay(since: string | undefined, seconds: number): string {
  const recent = new Date(seconds * 1000).toISOString();
  return since === undefined || toTime(since) < recent ? recent : since;
}

/** The beginning of a day, in UTC; a time stays as it is. */
function toTime(since: string): string {
  return since.length === 10 ? `${since}T00:00:00.000Z` : since;
}

function rangeArguments({ since, maxCommits }: HistoryRange): string[] {
  return [
    ...(since === undefined ? [] : [`--since=${toTime(since)}`]),
    ...(maxCommits === undefined ? [] : [`--max-count=${maxCommits}`]),
  ];
}

async function countCommits({ root }: Repository, range: HistoryRange): Promise<number> {
  return Number(await readGit(root, ['rev-list', '--count', '--no-merges', ...rangeArguments(range), 'HEAD', '--']));
}

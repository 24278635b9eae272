/** From counts to the section of the document. */
import type { AuthorId, ChangeEvidence, ModuleChanges, TeamEvidence } from '@banyan/model';
import { partialClone, shallowHistory } from '../errors';
import type { HistoryRange } from './read-history';
import type { Repository } from './read-repository';
import { type ChangeTally, type ModuleTally, recentDays } from './tally-changes';

/** Authors listed for a module. */
const listed = 5;

/** Paths become relative to the analysed root, authors become numbers. */
export function toChangeEvidence(
  repository: Repository,
  range: HistoryRange,
  tally: ChangeTally,
  lines: ReadonlyMap<string, number> | undefined,
): ChangeEvidence {
  const { prefix, shallow, partial } = repository;
  const inRoot = (path: string) => path.slice(prefix.length);
  // The history is read backwards: the last one met is the first author.
  const authorId = (number: number): AuthorId => `author-${tally.authors.size - number}`;
  return {
    history: toExtent(repository, range, tally),
    team: toTeam(tally),
    modules: [...tally.modules]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, module]) => toModule(inRoot(path), module, lines && (lines.get(path) ?? 0), authorId)),
    pairs: tally.pairs.heaviest().map(({ a, b, commits, weight }) => {
      return { a: inRoot(a), b: inRoot(b), commits, weight: round(weight) };
    }),
    problems: [...(shallow ? [shallowHistory(tally.commits)] : []), ...(partial ? [partialClone()] : [])],
  };
}

function toExtent({ head, headTime, shallow }: Repository, { since, maxCommits }: HistoryRange, tally: ChangeTally) {
  const { commits, recentCommits, bulkCommits, botCommits, oldest } = tally;
  return {
    ...{ head, newest: toDay(headTime), oldest: toDay(commits === 0 ? headTime : oldest), recentDays },
    ...{ commits, recentCommits, bulkCommits, botCommits },
    complete: !shallow && since === undefined && maxCommits === undefined,
  };
}

function toTeam({ authors, recentCommits }: ChangeTally): TeamEvidence {
  const all = [...authors.values()];
  return {
    authors: all.length,
    activeAuthors: all.filter((author) => author.recentCommits > 0).length,
    regularAuthors: all.filter(({ months }) => countBits(months) >= 3).length,
    halfOfRecentCommits: fewestForHalf(
      all.map((author) => author.recentCommits),
      recentCommits,
    ),
  };
}

function fewestForHalf(counts: readonly number[], total: number): number {
  let [sum, fewest] = [0, 0];
  for (const count of [...counts].sort((a, b) => b - a)) {
    if (sum * 2 >= total) break;
    sum += count;
    fewest++;
  }
  return fewest;
}

function toModule(
  module: string,
  tally: ModuleTally,
  recentLines: number | undefined,
  authorId: (number: number) => AuthorId,
): ModuleChanges {
  const authors = [...tally.authors].sort(([m, a], [n, b]) => b.commits - a.commits || n - m);
  return {
    ...{ module, commits: tally.commits, recentCommits: tally.recentCommits, rate: round(tally.rate) },
    ...(recentLines === undefined ? {} : { recentLines }),
    lastChange: toDay(tally.lastChange),
    authors: authors.length,
    recentAuthors: authors.filter(([, { recentCommits }]) => recentCommits > 0).length,
    mainAuthors: authors.slice(0, listed).map(([number, { commits }]) => ({ author: authorId(number), commits })),
  };
}

function toDay(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

function countBits(bits: number): number {
  return bits === 0 ? 0 : (bits & 1) + countBits(bits >> 1);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

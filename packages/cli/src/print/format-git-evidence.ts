/** What a git history said, for people and as counts. */
import type { ChangeEvidence, EvidenceProblem, OwnerEvidence } from '@banyan/model';

/** The sections that git gives. */
export interface GitSections {
  readonly changes: ChangeEvidence;
  readonly owners?: OwnerEvidence;
}

/** A few lines. */
export function formatGitEvidence({ changes, owners }: GitSections): string {
  const { history, team, modules, pairs } = changes;
  const limits = [
    ...(history.bulkCommits > 0 ? [`${history.bulkCommits} of too many files at once to say anything`] : []),
    ...(history.botCommits > 0 ? [`${history.botCommits} more by bots`] : []),
  ];
  return [
    `git history at ${history.head}, ${history.oldest} to ${history.newest}${history.complete ? '' : ' (not all of it)'}`,
    `  ${history.commits} commits changed ${modules.length} files that still exist${limits.map((limit) => `, ${limit}`).join('')}`,
    `  ${pairs.length} pairs of files changed together at least twice`,
    `  ${count(team.authors, 'author')}; in the last ${history.recentDays} days ${team.activeAuthors}, ${team.regularAuthors} of them in three months or more; half of the commits by ${team.halfOfRecentCommits}`,
    owners
      ? `  ${owners.modules.length} files have owners in ${owners.file}`
      : '  no CODEOWNERS file: nobody is named to answer for anything',
    ...[...changes.problems, ...(owners?.problems ?? [])].map(formatProblem),
  ].join('\n');
}

/** What `--json` prints. */
export function summarizeGitEvidence({ changes, owners }: GitSections) {
  return {
    ...changes.history,
    ...changes.team,
    modules: changes.modules.length,
    pairs: changes.pairs.length,
    ownedModules: owners?.modules.length ?? 0,
    problems: [...changes.problems, ...(owners?.problems ?? [])],
  };
}

function formatProblem({ code, message, line }: EvidenceProblem): string {
  return `  ${code}${line === undefined ? '' : ` at line ${line}`}: ${message}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** RuntimeEvidence from short literals, for specs. */
import type { ChangeEvidence, RuntimeEvidence, TeamEvidence } from '@banyan/model';

/** What a spec says; everything may be left out. */
export interface EvidenceSketch {
  /** Module → commits, rate, and authors with their commits. */
  readonly changes?: Readonly<Record<string, ChangeSketch>>;
  readonly pairs?: readonly (readonly [a: string, b: string, commits: number, weight: number])[];
  readonly team?: Partial<TeamEvidence>;
  /** Module → owners. */
  readonly owners?: Readonly<Record<string, readonly string[]>>;
}

interface ChangeSketch {
  readonly commits: number;
  readonly rate?: number;
  readonly authors?: Readonly<Record<string, number>>;
}

/** A whole document; sections that the sketch does not mention are absent. */
export function evidenceOf({ changes, pairs, team, owners }: EvidenceSketch): RuntimeEvidence {
  return {
    schema: 'banyan/runtime-evidence@1',
    ...((changes ?? pairs ?? team) && {
      changes: toChanges({ changes: changes ?? {}, pairs: pairs ?? [], team: team ?? {} }),
    }),
    ...(owners && {
      owners: {
        file: 'CODEOWNERS',
        modules: Object.entries(owners).map(([module, own], at) => ({ module, owners: own, line: at + 1 })),
        problems: [],
      },
    }),
  };
}

function toChanges({ changes, pairs, team }: Required<Omit<EvidenceSketch, 'owners'>>): ChangeEvidence {
  return {
    history: {
      ...{ head: 'abc1234', newest: '2024-06-01', oldest: '2020-01-01', recentDays: 365 },
      ...{ commits: 100, recentCommits: 50, bulkCommits: 0, botCommits: 0, complete: true },
    },
    team: { authors: 4, activeAuthors: 3, regularAuthors: 2, halfOfRecentCommits: 1, ...team },
    modules: Object.entries(changes).map(([module, { commits, rate = commits, authors = {} }]) => ({
      ...{ module, commits, recentCommits: commits, rate, lastChange: '2024-05-01' },
      ...{ authors: Object.keys(authors).length, recentAuthors: Object.keys(authors).length },
      mainAuthors: Object.entries(authors).map(([author, own]) => ({ author, commits: own })),
    })),
    pairs: pairs.map(([a, b, commits, weight]) => ({ a, b, commits, weight })),
    problems: [],
  };
}

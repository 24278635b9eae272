/** RuntimeEvidence: what the code alone does not show. What changed together, who owns it, and what ran. */
import type { ModulePath } from './location';
import type { ProfileEvidence, StatementEvidence, TrafficEvidence } from './traffic-evidence';

/** Evidence about one project. Every section stands by itself: each command writes its own and keeps the others. */
export interface RuntimeEvidence {
  readonly schema: 'banyan/runtime-evidence@1';
  /** From the git history: `banyan evidence git`. */
  readonly changes?: ChangeEvidence;
  /** From a CODEOWNERS file: `banyan evidence git`. */
  readonly owners?: OwnerEvidence;
  /** From traces and access logs: `banyan evidence add`. */
  readonly traffic?: TrafficEvidence;
  /** From the database server's statistics: `banyan evidence add`. */
  readonly statements?: StatementEvidence;
  /** From V8 profiles: `banyan evidence add`. */
  readonly profile?: ProfileEvidence;
}

/** What a git history says about the modules that exist at its newest commit. */
export interface ChangeEvidence {
  readonly history: HistoryExtent;
  readonly team: TeamEvidence;
  /** Modules that exist now and that some commit changed, sorted by path. */
  readonly modules: readonly ModuleChanges[];
  /** Modules that changed in the same commits, the heaviest first. */
  readonly pairs: readonly ChangePair[];
  readonly problems: readonly EvidenceProblem[];
}

/** How much of the history was read. Merges are never counted: their changes stand in the commits that they join. */
export interface HistoryExtent {
  /** The commit that was read from, abbreviated by git. */
  readonly head: string;
  /** Days of the newest and the oldest commit read, e.g. `2026-08-22`. "Recent" is counted back from the newest, never from today. */
  readonly newest: string;
  readonly oldest: string;
  readonly recentDays: number;
  /** Commits that changed a module of this project under the name it had then. */
  readonly commits: number;
  readonly recentCommits: number;
  /** Commits of too many modules at once: they say nothing about which two belong together. */
  readonly bulkCommits: number;
  /** Commits by programs; counted here and nowhere else. */
  readonly botCommits: number;
  /** Whether the whole history was read: no shallow clone, no limit of dates or commits. */
  readonly complete: boolean;
}

/** How many people work on the project. Bots are left out. Nobody is named: see `AuthorId`. */
export interface TeamEvidence {
  /** Everybody who ever changed a module that still exists. */
  readonly authors: number;
  /** Those who did so recently. */
  readonly activeAuthors: number;
  /** Those who did so in at least three different months of the recent ones: the team, without passers-by. */
  readonly regularAuthors: number;
  /** The fewest authors who together made half of the recent commits. */
  readonly halfOfRecentCommits: number;
}

/**
 * A number for an author, `author-1` being the first in the history that was read. It stands for a mailmap-resolved
 * address, which is not kept: the document says how work is shared, and it can travel without saying by whom.
 */
export type AuthorId = string;

/** The changes of one module, renames followed. */
export interface ModuleChanges {
  readonly module: ModulePath;
  readonly commits: number;
  readonly recentCommits: number;
  /** Commits, each halved for every year of its age. */
  readonly rate: number;
  /** Lines added and removed by recent commits; absent where the history holds no file contents. */
  readonly recentLines?: number;
  /** Day of the last change. */
  readonly lastChange: string;
  readonly authors: number;
  readonly recentAuthors: number;
  /** Those with most commits first; at most five. */
  readonly mainAuthors: readonly { readonly author: AuthorId; readonly commits: number }[];
}

/** Two modules that changed together at least twice. */
export interface ChangePair {
  readonly a: ModulePath;
  readonly b: ModulePath;
  readonly commits: number;
  /** Sum over the commits of 1 / (modules in it - 1), halved for every year of age: comparable with `rate`. */
  readonly weight: number;
}

/** Who answers for which module, by a CODEOWNERS file. */
export interface OwnerEvidence {
  /** The file within the repository, e.g. `.github/CODEOWNERS`. */
  readonly file: string;
  /** Modules with an owner, sorted by path. */
  readonly modules: readonly ModuleOwners[];
  readonly problems: readonly EvidenceProblem[];
}

/** The owners of one module, as written, e.g. `@shop/payments`; addresses are numbered, e.g. `address-1`. */
export interface ModuleOwners {
  readonly module: ModulePath;
  readonly owners: readonly string[];
  /** Line of the rule that decided. */
  readonly line: number;
}

/** Something that limits what the evidence says. */
export interface EvidenceProblem {
  /** Stable code, e.g. `EVIDENCE_SHALLOW_HISTORY`. */
  readonly code: string;
  readonly message: string;
  /** Line of the file that was read, where there is one. */
  readonly line?: number;
}

/** Counts what commits did to the modules of today. */
import type { Commit } from './parse-log';
import { isBot } from './is-bot';
import { NameTrail } from './name-trail';
import { PairTally } from './pair-tally';

/**
 * A commit of more modules says that everything was reformatted, moved or upgraded, not that two of them belong
 * together. The limit is that of Zimmermann et al., "Mining version histories to guide software changes" (TSE 2005).
 */
export const bulkFrom = 31;

/** "Recent" is this many days before the newest commit. */
export const recentDays = 365;

const day = 86_400;
const month = (recentDays / 12) * day;

/** The counts of one author. */
export interface AuthorTally {
  commits: number;
  recentCommits: number;
  /** Which months of the recent ones: a bit each. */
  months: number;
}

/** The counts of one module. */
export interface ModuleTally {
  commits: number;
  recentCommits: number;
  rate: number;
  lastChange: number;
  /** By number of the author. */
  readonly authors: Map<number, { commits: number; recentCommits: number }>;
}

/** What lives while a history is read: commits newest first in, counts out. Memory grows with modules, not commits. */
export class ChangeTally {
  readonly pairs = new PairTally();
  readonly modules = new Map<string, ModuleTally>();
  readonly authors = new Map<string, AuthorTally & { readonly number: number }>();
  commits = 0;
  recentCommits = 0;
  bulkCommits = 0;
  botCommits = 0;
  oldest = Number.POSITIVE_INFINITY;
  private readonly trail: NameTrail;

  constructor(
    modules: readonly string[],
    private readonly headTime: number,
  ) {
    this.trail = new NameTrail(new Set(modules));
  }

  add(commit: Commit): void {
    const touched = touchedModules(this.trail, commit);
    if (touched.length === 0) return;
    if (isBot(commit.name, commit.email)) return void this.botCommits++;
    const age = Math.max(0, this.headTime - commit.time);
    this.commits++;
    this.oldest = Math.min(this.oldest, commit.time);
    if (age <= recentDays * day) this.recentCommits++;
    const author = this.countAuthor(commit, age);
    if (touched.length >= bulkFrom) return void this.bulkCommits++;
    const weight = 2 ** (-age / (365 * day));
    for (const module of touched) this.countModule(module, commit.time, author, age, weight);
    this.pairs.add(touched, weight);
  }

  private countAuthor({ email, name }: Commit, age: number): number {
    const key = (email === '' ? name : email).toLowerCase();
    const found = this.authors.get(key) ?? { number: this.authors.size, commits: 0, recentCommits: 0, months: 0 };
    this.authors.set(key, found);
    found.commits++;
    if (age <= recentDays * day) {
      found.recentCommits++;
      found.months |= 1 << Math.min(11, Math.floor(age / month));
    }
    return found.number;
  }

  private countModule(module: string, time: number, author: number, age: number, weight: number): void {
    const tally = this.modules.get(module) ?? newModule();
    this.modules.set(module, tally);
    const recent = age <= recentDays * day ? 1 : 0;
    tally.commits++;
    tally.recentCommits += recent;
    tally.rate += weight;
    tally.lastChange = Math.max(tally.lastChange, time);
    const own = tally.authors.get(author) ?? { commits: 0, recentCommits: 0 };
    tally.authors.set(author, { commits: own.commits + 1, recentCommits: own.recentCommits + recent });
  }
}

/** The modules of today that a commit changed, sorted; steps the trail back over the commit. */
export function touchedModules(trail: NameTrail, { files }: Commit): string[] {
  const touched = new Set<string>();
  for (const { path, changed } of files) {
    const today = changed ? trail.nameToday(path) : undefined;
    if (today !== undefined) touched.add(today);
  }
  trail.stepBack(files);
  return [...touched].sort();
}

function newModule(): ModuleTally {
  return { commits: 0, recentCommits: 0, rate: 0, lastChange: 0, authors: new Map() };
}

/** How the time of a regular expression grows with the length of what it is tried on. */
import type { RegexPattern } from '@banyan/model';
import { analyse } from 'scslre';

/**
 * - `exponential`: 30 characters can take a day
 * - `polynomial`: two parts of it can take the same characters: seconds from some thousand characters on
 * - `restarts`: it is tried from every position anew: seconds from some ten thousand characters on
 * - `linear`: none of these was found
 */
export type RegexGrowth = 'exponential' | 'polynomial' | 'restarts' | 'linear';

export interface RegexVerdict {
  readonly growth: RegexGrowth;
  /** A character whose repetition makes it slow. */
  readonly character?: string;
}

/** Longer ones are tables of words, not repetitions in repetitions; judging them takes seconds. */
const longest = 1500;
/** Enough to know the worst. */
const mostReports = 8;

/** @returns `linear` for what is no regular expression, too: it throws before it is slow */
export function judgeRegex({ source, flags }: RegexPattern): RegexVerdict {
  if (source.length > longest) return { growth: 'linear' };
  const reports = reportsOf(source, flags);
  const worst =
    reports.find(({ exponential }) => exponential) ?? reports.find(({ type }) => type !== 'Move') ?? reports[0];
  if (!worst) return { growth: 'linear' };
  const growth = worst.exponential ? 'exponential' : worst.type === 'Move' ? 'restarts' : 'polynomial';
  return { growth, character: worst.character.pick };
}

function reportsOf(source: string, flags: string): ReturnType<typeof analyse>['reports'] {
  try {
    return analyse({ source, flags }, { maxReports: mostReports }).reports;
  } catch {
    return [];
  }
}

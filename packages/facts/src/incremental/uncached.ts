/** Files that the cache keeps nothing of: too large, binary, unreadable. They are looked at in every run. */
import type { FactProblem } from '@banyan/model';

/** Whether a problem says so of its file. */
export function isUncached({ code }: FactProblem): boolean {
  return code !== 'FACTS_SYNTAX_ERROR';
}

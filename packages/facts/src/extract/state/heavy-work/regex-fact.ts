/** The fact about one use of a regular expression. */
import type { HeavyWorkFact, RegexPattern } from '@banyan/model';

/** What a use of a regular expression says. @param pattern absent when it is only known at run time */
export function regexFact(
  at: Pick<HeavyWorkFact, 'file' | 'line' | 'function' | 'on'>,
  what: string,
  pattern?: RegexPattern,
): HeavyWorkFact {
  return {
    kind: 'regex',
    ...{ what, ...at },
    ...{ effect: 'blocks-loop', group: 'regex' },
    ...(pattern && { pattern }),
  };
}

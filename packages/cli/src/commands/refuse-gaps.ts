/** Facts with gaps are written and printed, and the command fails. */
import { BanyanError, type FactProblem } from '@banyan/model';

/** Problems without which a project cannot be read whole; the others are remarks on single facts. */
const gaps = /^FACTS_(SYNTAX_ERROR|FILE_UNREADABLE|SCHEMA_UNREADABLE|TSCONFIG_MISSING|TSCONFIG_UNREADABLE)$/;

/**
 * A script must not take facts with gaps for the whole.
 * @param written where what could be read is, if it was written
 * @throws BanyanError `CLI_FACTS_INCOMPLETE`
 */
export function refuseGaps(problems: readonly FactProblem[], written?: string): void {
  const found = problems.filter(({ code }) => gaps.test(code));
  if (found.length === 0) return;
  throw new BanyanError(
    'CLI_FACTS_INCOMPLETE',
    `The facts have ${found.length === 1 ? 'a gap' : `${found.length} gaps`}${written === undefined ? '' : `; what could be read is in ${written}`}.`,
    'Mend what is listed and analyse again (where a tsconfig.json is missing, one with {} in it will do).',
    { problems: found.map(({ code, file, line, message }) => ({ code, path: file, line, message })) },
  );
}

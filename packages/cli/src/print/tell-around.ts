/** Said once on standard error: part of the code lies outside of the folder, and what is in it will be missing. */
import type { FactProblem } from '@banyan/model';

/** By commands that read the code and do not list its problems. */
export function tellAround(problems: readonly FactProblem[]): void {
  const around = problems.find(({ code }) => code === 'FACTS_WORKSPACE_AROUND');
  if (around) process.stderr.write(`${around.code}: ${around.message}\n`);
}

/** Whether a plan can be used by this process: sound in itself, its secrets and certificates at hand. */
import { type ParseResult, parseText, type Problem, type RoutingPlan, withLines } from '@banyan/model';
import { checkPlan, parsePlan } from '@banyan/routing';
import { readTlsFiles } from '../tls/read-tls-files';
import { checkSecrets, type Environment } from './secrets';

/**
 * All problems of a plan.
 * @param folder where its relative paths start
 */
export function examinePlan(plan: RoutingPlan, environment: Environment, folder: string): readonly Problem[] {
  const problems = checkPlan(plan);
  return problems.length > 0 ? problems : checkOutside(plan, environment, folder);
}

/** The plan, or all its problems with their lines. */
export function examineText(
  text: string,
  environment: Environment | undefined,
  folder: string,
): ParseResult<RoutingPlan> {
  const result = parsePlan(text);
  if (!result.ok) return result;
  const problems = checkOutside(result.value, environment, folder);
  if (problems.length === 0) return result;
  const read = parseText(text, 'ROUTING_PLAN');
  return { ok: false, problems: read.ok ? withLines(problems, read.lineOf) : problems };
}

/** The same where the proxy's environment is not at hand: `banyan proxy check` runs before a proxy does. */
export function examineFile(text: string, folder: string): ParseResult<RoutingPlan> {
  return examineText(text, undefined, folder);
}

/** What a plan refers to and does not hold. */
function checkOutside(plan: RoutingPlan, environment: Environment | undefined, folder: string): readonly Problem[] {
  return [...(environment ? checkSecrets(plan, environment) : []), ...readTlsFiles(plan, folder).problems];
}

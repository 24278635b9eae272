/** Whether a plan can be used by this process: sound in itself, and its secrets at hand. */
import { type ParseResult, parseText, type Problem, type RoutingPlan, withLines } from '@banyan/model';
import { checkPlan, parsePlan } from '@banyan/routing';
import { checkSecrets, type Environment } from './secrets';

/** All problems of a plan. */
export function examinePlan(plan: RoutingPlan, environment: Environment): readonly Problem[] {
  const problems = checkPlan(plan);
  return problems.length > 0 ? problems : checkSecrets(plan, environment);
}

/** The plan, or all its problems with their lines. */
export function examineText(text: string, environment: Environment): ParseResult<RoutingPlan> {
  const result = parsePlan(text);
  if (!result.ok) return result;
  const problems = checkSecrets(result.value, environment);
  if (problems.length === 0) return result;
  const read = parseText(text, 'ROUTING_PLAN');
  return { ok: false, problems: read.ok ? withLines(problems, read.lineOf) : problems };
}

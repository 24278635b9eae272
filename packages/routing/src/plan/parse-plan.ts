/** The gate of a routing plan: text in; a plan that can be compiled, or all its problems with their lines, out. */
import { checkSchema, parseText, type ParseResult, type RoutingPlan, withLines } from '@banyan/model';
import { checkParts } from './check-plan';
import { toCheckablePlan } from './checkable-plan';

/**
 * Reads a plan written in YAML or JSON. Schema and semantic problems come together, in the order of the text.
 * @example parsePlan('schema: banyan/routing-plan@1\nmonolith: app\nupstreams: { app: { url: http://127.0.0.1:3000 } }')
 */
export function parsePlan(text: string): ParseResult<RoutingPlan> {
  const read = parseText(text, 'ROUTING_PLAN');
  if (!read.ok) return read;
  const shape = checkSchema('routing-plan', read.value);
  const meaning = checkParts(toCheckablePlan(read.value, shape));
  const problems = withLines([...shape, ...meaning], read.lineOf);
  if (problems.length === 0) return { ok: true, value: read.value as RoutingPlan };
  return { ok: false, problems: problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
}

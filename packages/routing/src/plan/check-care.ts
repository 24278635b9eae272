/** What cannot be meant about an upstream's health. */
import type { Problem, Upstream } from '@banyan/model';
import { problem } from '../errors';
import type { CheckablePlan, Placed } from './checkable-plan';

/** Paths of checks, and that nobody would switch the monolith off. */
export function checkCare({ upstreams, monolith }: CheckablePlan): readonly Problem[] {
  return upstreams.flatMap((upstream) => [
    ...checkPath(upstream),
    ...(upstream.name === monolith ? checkMonolith(upstream) : []),
  ]);
}

function checkPath({ pointer, value: { health } }: Placed<Upstream>): readonly Problem[] {
  if (!health || /^\/[\x21-\x7e]*$/.test(health.path)) return [];
  const message = `"${health.path}" is no path; write it as /healthz`;
  return [problem('ROUTING_PLAN_BAD_HEALTH', `${pointer}/health/path`, message)];
}

function checkMonolith({ pointer, value }: Placed<Upstream>): readonly Problem[] {
  return (['ejection', 'breaker'] as const)
    .filter((key) => value[key] !== undefined)
    .map((key) => problem('ROUTING_PLAN_BAD_HEALTH', `${pointer}/${key}`, 'nothing stands in for the monolith'));
}

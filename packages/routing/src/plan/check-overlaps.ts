/** Routes that want the same requests: only one of them can have them. */
import type { Problem, Route } from '@banyan/model';
import { problem } from '../errors';
import { parsePattern } from '../path/parse-pattern';
import type { CheckablePlan, Placed } from './checkable-plan';

/** Stands for "every method that no other route of this path names". */
const anyMethod = '*';

/**
 * Two routes can only collide when they take the same paths: otherwise one of them is more specific and wins by the
 * documented precedence. Among routes of the same paths, one that names the method beats one that takes every method.
 */
export function checkOverlaps({ routes }: CheckablePlan): readonly Problem[] {
  const takenByShape = new Map<string, Map<string, string>>();
  return routes.flatMap((route) => {
    const shape = shapeOf(route.value);
    if (shape === undefined) return [];
    const taken = takenByShape.get(shape) ?? new Map<string, string>();
    takenByShape.set(shape, taken);
    return claim(route, taken);
  });
}

function claim({ pointer, value }: Placed<Route>, taken: Map<string, string>): readonly Problem[] {
  const methods = value.match.methods ?? [anyMethod];
  const lost = methods.filter((method) => taken.has(method));
  methods.filter((method) => !taken.has(method)).forEach((method) => taken.set(method, value.name));
  if (lost.length === 0) return [];
  const winners = [...new Set(lost.map((method) => `"${taken.get(method)}"`))].join(' and ');
  if (lost.length === methods.length) {
    const message = `never reached: ${winners} takes the same requests`;
    return [problem('ROUTING_PLAN_UNREACHABLE', `${pointer}/match`, message)];
  }
  const message = `${winners} already takes ${lost.join(', ')} on this path`;
  return [problem('ROUTING_PLAN_CONFLICT', `${pointer}/match`, message)];
}

/** Same shape, same paths: parameter names do not tell paths apart. */
function shapeOf({ match: { path, prefix } }: Route): string | undefined {
  if ((path === undefined) === (prefix === undefined)) return undefined;
  const pattern = parsePattern(path ?? prefix ?? '');
  if (!pattern.ok) return undefined;
  const segments = pattern.segments.map((segment) => (segment.kind === 'parameter' ? ':' : segment.text));
  return `${path === undefined ? 'prefix' : 'path'} /${segments.join('/')}`;
}

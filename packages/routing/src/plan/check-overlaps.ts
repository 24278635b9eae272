/** Routes that want the same requests while neither is more specific: the plan must say which one has them. */
import type { Problem } from '@banyan/model';
import { both, compareConditions, excludes, implies } from '../condition/conditions';
import { problem } from '../errors';
import type { CheckablePlan } from './checkable-plan';
import { groupRivals, methodRank, type Rival } from './rivals';

/** Stands for "every method that no other route of this path names". */
const anyMethod = '*';

/**
 * Two routes can only collide when they name the same host and path: otherwise one of them is more specific and wins by
 * the documented precedence. So does the one that names the method, and then the one with more conditions.
 */
export function checkOverlaps({ routes }: CheckablePlan): readonly Problem[] {
  return [...groupRivals(routes).values()].flatMap((rivals) => rivals.flatMap((rival, i) => check(rival, i, rivals)));
}

function check(rival: Rival, at: number, rivals: readonly Rival[]): readonly Problem[] {
  const earlier = rivals.slice(0, at).filter((other) => collide(other, rival, rivals));
  if (earlier.length === 0) return [];
  const wanted = rival.methods ?? [anyMethod];
  const taken = earlier.flatMap((other) => (implies(rival.conditions, other.conditions) ? shared(other, rival) : []));
  const winners = [...new Set(earlier.map(({ name }) => `"${name}"`))].join(' and ');
  if (wanted.every((method) => taken.includes(method))) {
    const message = `never reached: ${winners} takes the same requests`;
    return [problem('ROUTING_PLAN_UNREACHABLE', `${rival.pointer}/match`, message)];
  }
  const lost = wanted.filter((method) => earlier.some((other) => shared(other, rival).includes(method)));
  const which = lost.includes(anyMethod) ? 'some of these requests' : lost.join(', ');
  const message = `${winners} already takes ${which} on this path`;
  const hint = taken.length > 0 ? '' : '; where both hold neither is more specific: add a route that asks for both';
  return [problem('ROUTING_PLAN_CONFLICT', `${rival.pointer}/match`, message + hint)];
}

function collide(one: Rival, two: Rival, rivals: readonly Rival[]): boolean {
  const methods = shared(one, two);
  if (methods.length === 0 || compareConditions(one.conditions, two.conditions) !== 0) return false;
  if (excludes(one.conditions, two.conditions)) return false;
  return !methods.every((method) => rivals.some((third) => settles(third, one, two, method)));
}

/** Methods for which neither comes before the other. */
function shared(one: Rival, two: Rival): readonly string[] {
  if (!one.methods || !two.methods) return one.methods === two.methods ? [anyMethod] : [];
  const { methods } = two;
  return one.methods.filter((method) => methods.includes(method));
}

/** A third route that is asked before both takes what both would take: nothing is left to quarrel about. */
function settles(third: Rival, one: Rival, two: Rival, method: string): boolean {
  const isAsked = method === anyMethod ? third.methods === undefined : methodRank(third, method) === 2;
  return (
    isAsked &&
    compareConditions(third.conditions, one.conditions) < 0 &&
    implies(both(one.conditions, two.conditions), third.conditions)
  );
}

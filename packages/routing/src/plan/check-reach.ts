/** Routes that never get a request, because more specific ones take them all. */
import type { Problem } from '@banyan/model';
import { implies } from '../condition/conditions';
import { problem } from '../errors';
import type { CheckablePlan } from './checkable-plan';
import { groupRivals, methodRank, methodsOf, type Rival, rivalryOf } from './rivals';

/** Rivals by host and path. */
type Groups = ReadonlyMap<string, readonly Rival[]>;

/**
 * A route is out of reach when, for each of its methods, its requests are taken first: on its own path by a route that
 * names the method; for a prefix also by exact paths and prefixes below it, as `/a` and `/a/:b/…` together leave nothing
 * to the prefix `/a`. Names below it never do: a request can always have another name.
 */
export function checkReach({ routes }: CheckablePlan): readonly Problem[] {
  const groups = groupRivals(routes);
  return [...groups.values()].flat().flatMap((route) => {
    const takers = methodsOf(route).map((method) => takersOf(route, method, groups));
    if (takers.length === 0 || takers.some((found) => found === undefined)) return [];
    const names = [...new Set(takers.flat().map((taker) => `"${taker?.name}"`))];
    const message = `never reached: ${names.join(', ')} ${names.length === 1 ? 'takes' : 'take'} all its requests first`;
    return [problem('ROUTING_PLAN_UNREACHABLE', `${route.pointer}/match`, message)];
  });
}

/** Routes that together take every request of this route with this method before it; undefined when some are left. */
function takersOf(route: Rival, method: string, groups: Groups): readonly Rival[] | undefined {
  const own = methodRank(route, method) ?? 0;
  const better = (groups.get(rivalryOf(route)) ?? []).find(
    (other) => (methodRank(other, method) ?? -1) > own && implies(route.conditions, other.conditions),
  );
  if (better) return [better];
  return route.kind === 'prefix' ? takersBelow(route, route.shape, method, groups) : undefined;
}

/** Whoever takes the path itself, and whoever takes all that is one segment longer. */
function takersBelow(
  route: Rival,
  shape: readonly string[],
  method: string,
  groups: Groups,
): readonly Rival[] | undefined {
  const find = (kind: Rival['kind'], at: readonly string[]): Rival | undefined =>
    groups
      .get(rivalryOf({ host: route.host, kind, shape: at }))
      ?.find((other) => methodRank(other, method) !== undefined && implies(route.conditions, other.conditions));
  const exact = find('path', shape);
  if (!exact) return undefined;
  const longer = [...shape, ':'];
  const prefix = find('prefix', longer);
  if (prefix) return [exact, prefix];
  const others = takersBelow(route, longer, method, groups);
  return others && [exact, ...others];
}

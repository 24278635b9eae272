/** Shadows that could copy nothing, or compare nothing. */
import type { Problem, Route, ShadowRules } from '@banyan/model';
import { problem } from '../errors';
import { longestDuration, parseDuration } from '../limits/parse-duration';
import { isRoutableMethod } from '../path/routable-methods';
import type { CheckablePlan, Placed } from './checkable-plan';
import { complainOfHeader } from './header-names';

/** Every `shadow` of the plan, and every route in that phase. */
export function checkShadow({ routes, monolith }: CheckablePlan): readonly Problem[] {
  return routes.flatMap((route) => [...checkService(route, monolith), ...checkRules(route)]);
}

function checkService({ pointer, value }: Placed<Route>, monolith: string | undefined): readonly Problem[] {
  if (value.phase !== 'shadow' || value.service !== monolith) return [];
  return [bad(`${pointer}/service`, 'copies would go to the monolith itself')];
}

function checkRules({ pointer, value: { shadow } }: Placed<Route>): readonly Problem[] {
  if (!shadow) return [];
  const at = `${pointer}/shadow`;
  const { fields = [], ignore = [], unordered = [] } = shadow.compare ?? {};
  return [
    ...checkMethods(at, shadow),
    ...checkTimeout(at, shadow),
    ...fields.flatMap((name, i) => checkField(`${at}/compare/fields/${i}`, name)),
    ...ignore.flatMap((pattern, i) => checkPattern(`${at}/compare/ignore/${i}`, pattern)),
    ...unordered.flatMap((pattern, i) => checkPattern(`${at}/compare/unordered/${i}`, pattern)),
  ];
}

function checkMethods(at: string, { methods, noise = 0 }: ShadowRules): readonly Problem[] {
  if (methods === undefined) return [];
  if (methods.length === 0) return [bad(`${at}/methods`, 'no method is named; leave the key out to copy GET and HEAD')];
  const unknown = methods.flatMap((method, i) =>
    isRoutableMethod(method) ? [] : [bad(`${at}/methods/${i}`, `"${method}" is no method that can be routed`)],
  );
  const isSafe = methods.includes('GET') || methods.includes('HEAD');
  const noNoise = noise > 0 && !isSafe ? [bad(`${at}/noise`, 'only GET and HEAD are sent to the monolith twice')] : [];
  return [...unknown, ...noNoise];
}

function checkTimeout(at: string, { timeout }: ShadowRules): readonly Problem[] {
  if ((parseDuration(timeout ?? '') ?? 0) <= longestDuration) return [];
  return [problem('ROUTING_PLAN_BAD_TIME', `${at}/timeout`, `${timeout} is more than 24 hours`)];
}

function checkField(path: string, name: string): readonly Problem[] {
  const complaint = complainOfHeader(name);
  return complaint === undefined ? [] : [bad(path, complaint)];
}

/** RFC 6901, with stars for steps. */
function checkPattern(path: string, pattern: string): readonly Problem[] {
  const isSound = /^\/(?:status|fields|body|\*\*?)(?:\/(?:[^~]|~[01])*)?$/.test(pattern);
  return isSound ? [] : [bad(path, `"${pattern}" leads nowhere; begin with /status, /fields/ or /body`)];
}

function bad(path: string, message: string): Problem {
  return problem('ROUTING_PLAN_BAD_SHADOW', path, message);
}

/** Each route by itself: its name, its service, its match and its share. */
import type { Problem, Route } from '@banyan/model';
import { problem } from '../errors';
import { isRoutableMethod } from '../path/routable-methods';
import { parsePattern } from '../path/parse-pattern';
import { unknownUpstream } from './check-upstreams';
import type { CheckablePlan, Placed } from './checkable-plan';
import { unroutedName } from '../table/routing-table';

/** Every rule over every route. */
export function checkRoutes(plan: CheckablePlan): readonly Problem[] {
  const first = new Map<string, string>();
  return plan.routes.flatMap((route) => [
    ...checkName(route, first),
    ...checkService(route, plan.upstreamNames),
    ...checkPath(route),
    ...checkMethods(route),
    ...checkShare(route),
  ]);
}

function checkName({ pointer, value: { name } }: Placed<Route>, first: Map<string, string>): readonly Problem[] {
  const path = `${pointer}/name`;
  if (name.trim() === '' || name === unroutedName || /[\u0000-\u001f\u007f]/.test(name)) {
    return [problem('ROUTING_PLAN_BAD_NAME', path, `${JSON.stringify(name)} cannot name a route`)];
  }
  const taken = first.get(name);
  if (taken === undefined) {
    first.set(name, pointer);
    return [];
  }
  return [problem('ROUTING_PLAN_DUPLICATE_ROUTE', path, `"${name}" already names ${taken}; names salt the buckets`)];
}

function checkService({ pointer, value }: Placed<Route>, known: ReadonlySet<string>): readonly Problem[] {
  return known.has(value.service) ? [] : [unknownUpstream(`${pointer}/service`, value.service, known)];
}

function checkPath({ pointer, value: { match } }: Placed<Route>): readonly Problem[] {
  const { path, prefix } = match;
  if ((path === undefined) === (prefix === undefined)) {
    const message = path === undefined ? 'give a path or a prefix' : 'give a path or a prefix, not both';
    return [problem('ROUTING_PLAN_MATCH_CHOICE', `${pointer}/match`, message)];
  }
  const key = path === undefined ? 'prefix' : 'path';
  const pattern = parsePattern(path ?? prefix ?? '');
  return pattern.ok ? [] : [problem('ROUTING_PLAN_BAD_PATH', `${pointer}/match/${key}`, pattern.message)];
}

function checkMethods({ pointer, value: { match } }: Placed<Route>): readonly Problem[] {
  const { methods } = match;
  if (methods === undefined) return [];
  const bad = (path: string, message: string): Problem => problem('ROUTING_PLAN_BAD_METHOD', path, message);
  if (methods.length === 0) {
    return [bad(`${pointer}/match/methods`, 'no method is named; leave the key out to take every method')];
  }
  return methods.flatMap((method, i) => {
    const path = `${pointer}/match/methods/${i}`;
    if (!isRoutableMethod(method))
      return [bad(path, `"${method}" is no method that can be routed (upper case wanted)`)];
    return methods.indexOf(method) < i ? [bad(path, `"${method}" stands twice`)] : [];
  });
}

function checkShare({ pointer, value: { phase, share } }: Placed<Route>): readonly Problem[] {
  if (phase === 'canary' && share === undefined) {
    return [problem('ROUTING_PLAN_SHARE_MISSING', pointer, 'phase canary needs a share, 0 to 100')];
  }
  if (share === undefined) return [];
  const path = `${pointer}/share`;
  if (phase !== 'canary') {
    return [problem('ROUTING_PLAN_SHARE_UNUSED', path, `a share means nothing in phase ${phase}; use phase canary`)];
  }
  const hundredths = share * 100;
  if (Math.abs(hundredths - Math.round(hundredths)) < 1e-6) return [];
  return [
    problem('ROUTING_PLAN_SHARE_PRECISION', path, `${share} has more than two decimals; buckets are 0.01 % wide`),
  ];
}

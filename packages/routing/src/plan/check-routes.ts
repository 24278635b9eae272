/** Each route by itself: its name, its service, its match and its share. */
import type { Problem, Route } from '@banyan/model';
import { problem } from '../errors';
import { checkMatch } from './check-match';
import { unknownUpstream } from './check-upstreams';
import type { CheckablePlan, Placed } from './checkable-plan';
import { unroutedName } from '../table/routing-table';

/** Every rule over every route. */
export function checkRoutes(plan: CheckablePlan): readonly Problem[] {
  const first = new Map<string, string>();
  return plan.routes.flatMap((route) => [
    ...checkName(route, first),
    ...checkService(route, plan.upstreamNames),
    ...checkMatch(route),
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

function checkShare({ pointer, value: { phase, share } }: Placed<Route>): readonly Problem[] {
  if (phase === 'canary' && share === undefined) {
    return [problem('ROUTING_PLAN_SHARE_MISSING', pointer, 'phase canary needs a share, 0 to 100')];
  }
  if (share === undefined) return [];
  const path = `${pointer}/share`;
  if (phase !== 'canary') {
    const hint = phase === 'shadow' ? 'copies have a share of their own, shadow.share' : 'use phase canary';
    return [problem('ROUTING_PLAN_SHARE_UNUSED', path, `a share means nothing in phase ${phase}; ${hint}`)];
  }
  const hundredths = share * 100;
  if (Math.abs(hundredths - Math.round(hundredths)) < 1e-6) return [];
  return [
    problem('ROUTING_PLAN_SHARE_PRECISION', path, `${share} has more than two decimals; buckets are 0.01 % wide`),
  ];
}

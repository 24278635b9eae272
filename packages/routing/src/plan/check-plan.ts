/** Everything that can be wrong with a plan whose shape is right, all of it at once. */
import type { Problem, RoutingPlan } from '@banyan/model';
import { checkAddresses } from './check-addresses';
import { checkCache } from './check-cache';
import { checkCare } from './check-care';
import { checkOverlaps } from './check-overlaps';
import { checkOverride } from './check-override';
import { checkReach } from './check-reach';
import { checkRoutes } from './check-routes';
import { checkShadow } from './check-shadow';
import { checkShedding } from './check-shedding';
import { checkStickyKeys } from './check-sticky-keys';
import { checkTimes } from './check-times';
import { checkTls } from './check-tls';
import { checkUpstreams } from './check-upstreams';
import { type CheckablePlan, toCheckablePlan } from './checkable-plan';

/** The rules, in the order a reader meets the keys of a plan. */
const rules: readonly ((plan: CheckablePlan) => readonly Problem[])[] = [
  checkAddresses,
  checkUpstreams,
  checkTls,
  checkCare,
  checkStickyKeys,
  checkOverride,
  checkTimes,
  checkShedding,
  checkCache,
  checkRoutes,
  checkShadow,
  checkOverlaps,
  checkReach,
];

/**
 * Problems of a plan that conforms to the schema; empty when it can be compiled.
 * @example checkPlan(plan) // [{ code: 'ROUTING_PLAN_UNKNOWN_UPSTREAM', path: '/routes/0/service', message: '…' }]
 */
export function checkPlan(plan: RoutingPlan): readonly Problem[] {
  return checkParts(toCheckablePlan(plan, []));
}

/** Runs every rule over the parts that are sound. */
export function checkParts(plan: CheckablePlan): readonly Problem[] {
  return rules.flatMap((rule) => rule(plan));
}

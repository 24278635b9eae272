/** Routing plan in, routing table out; which route takes a request and where it goes. Pure. */
export { bucketCount, bucketOf } from './assign/bucket-of';
export { type Caller, type Choice, chooseUpstream, type Means } from './assign/choose-upstream';
export { type Side, signOverride } from './assign/override-of';
export { stickyKeyOf } from './assign/sticky-key-of';
export type { RoutingPlanCode } from './errors';
export { parseDuration } from './limits/parse-duration';
export type { Bounds } from './limits/to-bounds';
export type { Caching } from './limits/to-caching';
export type { BreakerBounds, Care, CheckRules, EjectionTimes } from './limits/to-care';
export type { TableShadow } from './limits/to-shadow';
export type { Shedding, Threshold, Thresholds } from './limits/to-shedding';
export type { TimeName, Times } from './limits/to-times';
export { pathOf, type PathRefusal } from './path/read-path';
export { checkPlan } from './plan/check-plan';
export { type ListenAddress, parseAddress } from './plan/parse-address';
export { parsePlan } from './plan/parse-plan';
export { compile } from './table/compile';
export { matchRoute, type RoutableRequest } from './table/match-route';
export {
  type Destination,
  type Fallback,
  type HostTable,
  type IssuedCookie,
  type Revision,
  type RoutingTable,
  type StickySource,
  type TableOverride,
  type TableRoute,
  type TableUpstream,
  unroutedName,
} from './table/routing-table';

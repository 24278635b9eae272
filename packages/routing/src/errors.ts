/** Codes of what can be wrong with a routing plan beyond its schema. Stable: scripts may look for them. */
import type { Problem } from '@banyan/model';

/** Every semantic problem of a routing plan. */
export type RoutingPlanCode =
  | 'ROUTING_PLAN_BAD_ADDRESS'
  | 'ROUTING_PLAN_BAD_CACHE'
  | 'ROUTING_PLAN_BAD_FIELD'
  | 'ROUTING_PLAN_BAD_HEALTH'
  | 'ROUTING_PLAN_BAD_HOST'
  | 'ROUTING_PLAN_BAD_METHOD'
  | 'ROUTING_PLAN_BAD_NAME'
  | 'ROUTING_PLAN_BAD_OVERRIDE'
  | 'ROUTING_PLAN_BAD_PATH'
  | 'ROUTING_PLAN_BAD_PROTOCOL'
  | 'ROUTING_PLAN_BAD_SHADOW'
  | 'ROUTING_PLAN_BAD_SHEDDING'
  | 'ROUTING_PLAN_BAD_SIGNING_KEY'
  | 'ROUTING_PLAN_BAD_STICKY_KEY'
  | 'ROUTING_PLAN_BAD_TIME'
  | 'ROUTING_PLAN_BAD_TLS'
  | 'ROUTING_PLAN_BAD_URL'
  | 'ROUTING_PLAN_CONFLICT'
  | 'ROUTING_PLAN_DUPLICATE_ROUTE'
  | 'ROUTING_PLAN_LOOP'
  | 'ROUTING_PLAN_MATCH_CHOICE'
  | 'ROUTING_PLAN_METADATA_ADDRESS'
  | 'ROUTING_PLAN_SHARE_MISSING'
  | 'ROUTING_PLAN_SHARE_PRECISION'
  | 'ROUTING_PLAN_SHARE_UNUSED'
  | 'ROUTING_PLAN_SIGNING_KEY_MISSING'
  | 'ROUTING_PLAN_UNKNOWN_UPSTREAM'
  | 'ROUTING_PLAN_UNREACHABLE';

/** One problem, its code checked by the compiler. */
export function problem(code: RoutingPlanCode, path: string, message: string): Problem {
  return { code, path, message };
}

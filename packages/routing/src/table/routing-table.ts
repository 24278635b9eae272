/** RoutingTable: a plan compiled for matching. Frozen; a changed plan gives a new table with the next revision. */
import type { RetryRules, RoutePhase, RoutingPlan, UpstreamTls } from '@banyan/model';
import type { Conditions } from '../condition/conditions';
import type { Bounds } from '../limits/to-bounds';
import type { Caching } from '../limits/to-caching';
import type { Care } from '../limits/to-care';
import type { TableShadow } from '../limits/to-shadow';
import type { Shedding } from '../limits/to-shedding';
import type { Times } from '../limits/to-times';

/** Counts tables of a running proxy, from 1. */
export type Revision = number & { readonly brand?: 'Revision' };

/** The name, in metrics and logs, of what no route takes. No route may be called so. */
export const unroutedName = '(unrouted)';

/** A plan, compiled. */
export interface RoutingTable {
  readonly revision: Revision;
  readonly plan: RoutingPlan;
  readonly upstreams: readonly TableUpstream[];
  readonly stickyKey: readonly StickySource[];
  /** The source that names callers nobody knows; undefined when there is none. */
  readonly issues: IssuedCookie | undefined;
  readonly override: TableOverride | undefined;
  /** When requests are refused for overload; undefined when the plan does not say. */
  readonly shedding: Shedding | undefined;
  /** Every route of the plan, in its order. */
  readonly routes: readonly TableRoute[];
  /** Takes what no route takes; all of it goes to the monolith. */
  readonly unrouted: TableRoute;
  /** Every place a request can go to; `Destination.index` points into it. */
  readonly destinations: readonly Destination[];
  /** Routes that name a host, by that host; asked before the others. */
  readonly hosts: ReadonlyMap<string, HostTable>;
  /** Routes that take every host. */
  readonly anyHost: HostTable;
  /** Whether answers of any destination are kept. */
  readonly keepsAnswers: boolean;
}

/** A server behind the proxy. */
export interface TableUpstream {
  readonly name: string;
  /** Normal form, e.g. `http://127.0.0.1:3000`. */
  readonly origin: string;
  /** Without the brackets of IPv6. */
  readonly hostname: string;
  readonly port: number;
  readonly protocol: 'http/1.1' | 'h2' | 'auto';
  /** Undefined where it is cleartext. */
  readonly tls: UpstreamTls | undefined;
  readonly bounds: Bounds;
  readonly care: Care;
}

/** Where a key is looked for; header names in lower case. */
export type StickySource =
  | { readonly kind: 'header' | 'cookie'; readonly name: string }
  | { readonly kind: 'claim'; readonly name: string; readonly from: string; readonly inCookie: boolean }
  | IssuedCookie;

/** A cookie of the proxy's own, and what it is signed with: the first secret signs, all are accepted. */
export interface IssuedCookie {
  readonly kind: 'issued';
  readonly name: string;
  readonly secrets: readonly string[];
}

/** Who may choose a side, and how. */
export interface TableOverride {
  /** In lower case. */
  readonly header: string;
  readonly isTrusted: (address: string) => boolean;
  readonly signed: boolean;
  readonly secrets: readonly string[];
}

/** A route, with all that a request needs worked out. */
export interface TableRoute {
  readonly kind: 'route';
  readonly name: string;
  readonly phase: RoutePhase;
  /** Buckets `0 … threshold - 1` of 10,000 go to the service: 0 in phase monolith, 10,000 in phase service. */
  readonly threshold: number;
  /** Salts the buckets, so that callers who are early on one route are not early on all. */
  readonly seed: number;
  /** What a request must have beside host, path and method; undefined when that is nothing. */
  readonly conditions: Conditions | undefined;
  readonly toMonolith: Destination;
  readonly toService: Destination;
}

/** One route's traffic to one upstream: the unit of metrics. */
export interface Destination {
  readonly index: number;
  readonly route: string;
  readonly phase: RoutePhase;
  readonly upstream: TableUpstream;
  readonly times: Times;
  /** Bytes of a request's body; `Infinity` when there is no limit. */
  readonly maxBody: number;
  readonly retry: RetryRules | undefined;
  /** How its answers are kept; undefined where they are not. */
  readonly caching: Caching | undefined;
  /** Where its requests may go when its upstream is ill; undefined on the monolith's side. */
  readonly fallback: Fallback | undefined;
  /** Who gets copies of its requests; only on the monolith's side of a route in phase shadow. */
  readonly shadow: TableShadow | undefined;
}

/** What the monolith does for a service. */
export interface Fallback {
  readonly to: Destination;
  /** `ejected`: what is neither said nor refused; see `Route.fallback`. */
  readonly when: 'always' | 'ejected' | 'never';
}

/** The routes of one host, or of all. */
export interface HostTable {
  /** Paths without parameters, in plain writing: one look instead of a walk. All of them are in the tree as well. */
  readonly exactPaths: ReadonlyMap<string, MethodTable>;
  readonly root: TableNode;
}

/** One segment deep in the tree of paths. */
export interface TableNode {
  readonly statics: ReadonlyMap<string, TableNode>;
  readonly parameter: TableNode | undefined;
  /** Routes whose path ends here. */
  readonly exact: MethodTable | undefined;
  /** Routes that take everything from here on. */
  readonly prefix: MethodTable | undefined;
}

/** Routes of one host and path by method, each list with the most conditions first. */
export interface MethodTable {
  readonly named: ReadonlyMap<string, readonly TableRoute[]>;
  /** Routes that take every method no other names. */
  readonly any: readonly TableRoute[];
}

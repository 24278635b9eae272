/** Plan to table: everything that can be worked out before the first request. */
import type { Route, RoutingPlan, Upstream } from '@banyan/model';
import { murmur3 } from '../assign/murmur3';
import { bucketCount } from '../assign/bucket-of';
import { toConditions } from '../condition/conditions';
import { toOverride, toStickySource } from '../assign/to-sources';
import { toBounds } from '../limits/to-bounds';
import { toCaching } from '../limits/to-caching';
import { toCare } from '../limits/to-care';
import { toShadow } from '../limits/to-shadow';
import { toShedding } from '../limits/to-shedding';
import { toTimes } from '../limits/to-times';
import { portOf } from '../plan/port-of';
import { buildHosts } from './build-hosts';
import {
  type Destination,
  type Fallback,
  type Revision,
  type RoutingTable,
  type TableRoute,
  type TableUpstream,
  unroutedName,
} from './routing-table';

/**
 * Compiles a plan that `parsePlan` or `checkPlan` found sound.
 * @param revision counts the tables of a running proxy
 * @param secrets what `signingKey` refers to; the first one signs
 */
export function compile(plan: RoutingPlan, revision: Revision, secrets: readonly string[] = []): RoutingTable {
  const upstreams = new Map(
    Object.entries(plan.upstreams).map(([name, upstream]) => [
      name,
      toUpstream(name, upstream, name === plan.monolith),
    ]),
  );
  const monolith = mustHave(upstreams, plan.monolith);
  const destinations: Destination[] = [];
  const destination = (route: Route | undefined, upstream: TableUpstream, other?: Destination): Destination => {
    const { name, phase } = route ?? { name: unroutedName, phase: 'monolith' as const };
    const times = toTimes(route, plan.upstreams[upstream.name] as Upstream, plan.defaults);
    const maxBody = route?.maxBody ?? plan.defaults?.maxBody ?? Infinity;
    const [retry, fallback] = [route?.retry, other && upstream !== monolith ? toFallback(route, other) : undefined];
    const shadow = route && !other ? toShadow(route, mustHave(upstreams, route.service)) : undefined;
    const caching = toCaching(route, plan.defaults);
    const index = destinations.length;
    const made = Object.freeze({
      index,
      route: name,
      phase,
      upstream,
      times,
      maxBody,
      retry,
      caching,
      fallback,
      shadow,
    });
    destinations.push(made);
    return made;
  };
  const stickyKey = Object.freeze((plan.stickyKey ?? []).map((source) => toStickySource(source, secrets)));
  if (plan.signingKey && secrets.length === 0) throw new TypeError(`the secret of ${plan.signingKey.env} is wanted`);
  const unrouted = toUnrouted(destination(undefined, monolith));
  const routes = (plan.routes ?? []).map((route) => {
    const toMonolith = destination(route, monolith);
    return toTableRoute(route, toMonolith, destination(route, mustHave(upstreams, route.service), toMonolith));
  });
  return Object.freeze({
    revision,
    plan,
    upstreams: Object.freeze([...upstreams.values()]),
    stickyKey,
    issues: stickyKey.find((source) => source.kind === 'issued'),
    override: plan.override && toOverride(plan.override, secrets),
    shedding: toShedding(plan.shedding),
    routes: Object.freeze(routes),
    unrouted,
    destinations: Object.freeze(destinations),
    keepsAnswers: destinations.some(({ caching }) => caching !== undefined),
    ...buildHosts((plan.routes ?? []).map(({ match }, i) => ({ match, route: routes[i] as TableRoute }))),
  });
}

function toUpstream(name: string, upstream: Upstream, isMonolith: boolean): TableUpstream {
  const url = new URL(upstream.url);
  const { origin, hostname, protocol } = url;
  const host = hostname.replace(/^\[|\]$/g, '');
  return Object.freeze({
    name,
    origin,
    hostname: host,
    port: portOf(url),
    protocol: upstream.protocol ?? 'http/1.1',
    tls: protocol === 'https:' ? (upstream.tls ?? {}) : undefined,
    bounds: toBounds(upstream),
    care: toCare(upstream, isMonolith),
  });
}

function toFallback(route: Route | undefined, to: Destination): Fallback {
  const when = route?.fallback === 'monolith' ? 'always' : route?.fallback === 'none' ? 'never' : 'ejected';
  return Object.freeze({ to, when });
}

function toUnrouted(toMonolith: Destination): TableRoute {
  const { route: name, phase } = toMonolith;
  const nothing = { threshold: 0, seed: 0, conditions: undefined };
  return Object.freeze({ kind: 'route', name, phase, ...nothing, toMonolith, toService: toMonolith });
}

function toTableRoute(route: Route, toMonolith: Destination, toService: Destination): TableRoute {
  const { name, phase } = route;
  const seed = murmur3(name, 0);
  const conditions = toConditions(route.match);
  const threshold = thresholdOf(route);
  return Object.freeze({ kind: 'route', name, phase, threshold, seed, conditions, toMonolith, toService });
}

function thresholdOf({ phase, share = 0 }: Route): number {
  if (phase === 'canary') return Math.round(share * (bucketCount / 100));
  return phase === 'service' ? bucketCount : 0;
}

function mustHave(upstreams: ReadonlyMap<string, TableUpstream>, name: string): TableUpstream {
  const found = upstreams.get(name);
  if (!found) throw new TypeError(`a checked plan was wanted: no upstream "${name}"`);
  return found;
}

/** Monolith or service: decided by a tester's word, the route's phase and, in between, by the caller's bucket. */
import type { Destination, RoutingTable, TableRoute } from '../table/routing-table';
import { bucketCount, bucketOf } from './bucket-of';
import { overrideOf } from './override-of';
import { signed } from './signature';
import { stickyKeyOf } from './sticky-key-of';

/** Who calls, as far as it matters. */
export interface Caller {
  /** Header names and values in turn. */
  readonly fields: readonly string[];
  readonly address: string;
}

/** What a choice needs beside the request, asked for only when it does. */
export interface Means {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A name that nobody has had. */
  readonly newName: () => string;
}

/** Where a request goes, and the value of the cookie its caller is to be given. */
export interface Choice {
  readonly destination: Destination;
  readonly issued: string | undefined;
}

/**
 * Where a request of this route goes. The caller's key is only looked for when it matters: rollback, which puts the
 * threshold to 0, knows no stickiness.
 */
export function chooseUpstream(table: RoutingTable, route: TableRoute, caller: Caller, means: Means): Choice {
  const asked = table.override && overrideOf(table.override, caller.fields, caller.address, means.now);
  if (asked) return { destination: asked === 'service' ? route.toService : route.toMonolith, issued: undefined };
  if (route.threshold <= 0) return { destination: route.toMonolith, issued: undefined };
  if (route.threshold >= bucketCount) return { destination: route.toService, issued: undefined };
  const key = stickyKeyOf(table.stickyKey, caller.fields);
  if (key === undefined && table.issues) return chooseForNew(table, route, means.newName());
  return { destination: sideOf(route, key ?? caller.address), issued: undefined };
}

/** A caller whom no source knows gets a name to bring back, and goes at once where that name belongs. */
function chooseForNew({ issues }: RoutingTable, route: TableRoute, name: string): Choice {
  const [secret = ''] = issues?.secrets ?? [];
  const issued = signed(secret, `caller ${issues?.name ?? ''}`, name);
  return { destination: sideOf(route, name), issued };
}

function sideOf(route: TableRoute, key: string): Destination {
  return bucketOf(key, route.seed) < route.threshold ? route.toService : route.toMonolith;
}

/** Monolith or service: decided by the route's phase and, in between, by the caller's bucket. */
import type { Destination, RoutingTable, TableRoute } from '../table/routing-table';
import { bucketCount, bucketOf } from './bucket-of';
import { stickyKeyOf } from './sticky-key-of';

/**
 * Where a request of this route goes. The caller's key is only looked for when it matters.
 * @param rawHeaders names and values in turn
 * @param address the caller's address
 */
export function chooseUpstream(
  table: RoutingTable,
  route: TableRoute,
  rawHeaders: readonly string[],
  address: string,
): Destination {
  if (route.threshold <= 0) return route.toMonolith;
  if (route.threshold >= bucketCount) return route.toService;
  const bucket = bucketOf(stickyKeyOf(table.stickyKey, rawHeaders, address), route.seed);
  return bucket < route.threshold ? route.toService : route.toMonolith;
}

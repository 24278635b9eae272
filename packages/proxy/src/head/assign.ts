/** The upstream of a routed request, with all that the choice leaves behind in the request. */
import { chooseUpstream, type Destination, type Means, type RoutingTable, type TableRoute } from '@banyan/routing';
import { toSetCookie } from './issue-cookie';
import type { RequestHead } from './read-head';

/** Where a request goes, and the cookie its answer takes along. */
export interface Assignment {
  readonly destination: Destination;
  /** Value of Set-Cookie. */
  readonly cookie: string | undefined;
}

/** A tester's word ends here: upstreams' logs must not hold what opens the service to whoever reads them. */
export function assign(
  table: RoutingTable,
  route: TableRoute,
  head: RequestHead,
  address: string,
  means: Means,
): Assignment {
  const { destination, issued } = chooseUpstream(table, route, { fields: head.fields, address }, means);
  if (table.override) dropField(head.fields, table.override.header);
  const cookie = issued === undefined || !table.issues ? undefined : toSetCookie(table.issues, issued, head);
  return { destination, cookie };
}

function dropField(fields: string[], lowerName: string): void {
  for (let i = fields.length - 2; i >= 0; i -= 2) {
    if (fields[i]?.toLowerCase() === lowerName) fields.splice(i, 2);
  }
}

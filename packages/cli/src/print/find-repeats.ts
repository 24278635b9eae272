/** What requests did again and again, the worst first. */
import type { EndpointTraffic, StatementRepeats } from '@banyan/model';

/** A statement or call, with the entry point that repeats it. */
export interface Repeat {
  readonly endpoint: EndpointTraffic;
  readonly template: string;
  readonly repeated: StatementRepeats;
}

/** N+1 before fan-outs; then by how many there were in all the requests that repeated it. */
export function findRepeats(endpoints: readonly EndpointTraffic[]): Repeat[] {
  const all = endpoints.flatMap((endpoint) =>
    [...endpoint.statements, ...(endpoint.calls ?? [])].flatMap(({ template, repeated }) =>
      repeated ? [{ endpoint, template, repeated }] : [],
    ),
  );
  return all.sort((a, b) => Number(b.repeated.nPlusOne) - Number(a.repeated.nPlusOne) || weigh(b) - weigh(a));
}

function weigh({ repeated: { max, requests } }: Repeat): number {
  return max * requests;
}

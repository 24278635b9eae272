/** N+1 as it was seen: statements that one request sent five times or more, with the lines they may come from. */
import type { EndpointFact, EndpointTraffic, StatementTraffic } from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { oncePerIndex } from '../once-per-index';
import { type CallSite, callSitesOf } from './call-sites';
import { busyEndpoints, trafficOf } from './endpoint-traffic';
import { sitesOfStatement } from './site-of-statement';

/** One statement of one entry point. */
export interface ObservedRepeat {
  readonly endpoint: EndpointFact;
  readonly traffic: EndpointTraffic;
  readonly statement: StatementTraffic & Required<Pick<StatementTraffic, 'repeated'>>;
  /** One when the line is certain; empty when the facts know no such access. */
  readonly sites: readonly CallSite[];
}

/** In the order of the facts, then of the evidence. */
export const observedRepeats = oncePerIndex((index): readonly ObservedRepeat[] =>
  busyEndpoints(index).flatMap((endpoint) => repeatsOf(index, endpoint)),
);

function repeatsOf(index: FactsIndex, endpoint: EndpointFact): ObservedRepeat[] {
  const repeated = trafficOf(index, endpoint).flatMap((traffic) =>
    traffic.statements.filter(isRepeated).map((statement) => ({ traffic, statement })),
  );
  if (repeated.length === 0) return [];
  const sites = callSitesOf(index, [endpoint.handler]);
  return repeated.map(({ traffic, statement }) => {
    return { endpoint, traffic, statement, sites: sitesOfStatement(statement, sites) };
  });
}

/** BEGIN, COMMIT and SET repeat with what they stand around. */
function isRepeated(statement: StatementTraffic): statement is ObservedRepeat['statement'] {
  return statement.repeated?.nPlusOne === true && statement.operation !== 'other';
}

/** From which lines of the code the statements of traces came. */
import type { CodeFacts, EndpointFact, EndpointTraffic, RuntimeEvidence, StatementTraffic } from '@banyan/model';
import { type FactsIndex, indexFacts } from '../facts-index';
import { type CallSite, callSitesOf, hiddenCallSites } from './call-sites';
import { busyEndpoints, trafficOf } from './endpoint-traffic';
import { sitesOfStatement } from './site-of-statement';

/** One statement of one entry point. */
export interface LocatedStatement {
  readonly endpoint: EndpointFact;
  readonly traffic: EndpointTraffic;
  readonly statement: StatementTraffic;
  /** One when the line is certain; several that cannot be told apart; none when the facts know no such access. */
  readonly sites: readonly CallSite[];
}

/** Every statement of the traffic whose entry point is known, in the order of the facts, then of the evidence. */
export function locateStatements(facts: CodeFacts, evidence: RuntimeEvidence): readonly LocatedStatement[] {
  const index = indexFacts(facts, evidence);
  return busyEndpoints(index).flatMap((endpoint) => locate(index, endpoint, () => true));
}

/** Those of one entry point that are asked for. */
export function locate(
  index: FactsIndex,
  endpoint: EndpointFact,
  isWanted: (statement: StatementTraffic) => boolean,
): readonly LocatedStatement[] {
  const wanted = trafficOf(index, endpoint).flatMap((traffic) =>
    traffic.statements.filter(isWanted).map((statement) => ({ traffic, statement })),
  );
  if (wanted.length === 0) return [];
  const sites = callSitesOf(index, [endpoint.handler]);
  return wanted.map(({ traffic, statement }) => {
    const reached = sitesOfStatement(statement, sites);
    const found = reached.length > 0 ? reached : sitesOfStatement(statement, hiddenCallSites(index));
    return { endpoint, traffic, statement, sites: found };
  });
}

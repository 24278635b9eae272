/** Entry points that a deployment asks, not a client: is it alive, is it ready, how is it doing. */
import { type EndpointFact, groupBy, type ModulePath } from '@banyan/model';
import { type FactsIndex, moduleOf } from '../facts-index';

const asked = /(^|\/)(health(z|check|-check)?|ready(z)?|readiness|live(z)?|liveness|ping|metrics)(\/|$)/i;

/** Modules all of whose entry points are such. Every service has its own, so they tell no context. */
export function findHealthChecks({ facts }: FactsIndex): ReadonlySet<ModulePath> {
  const served = groupBy(facts.endpoints, ({ handler }) => moduleOf(handler));
  return new Set([...served].filter(([, endpoints]) => endpoints.every(isAsked)).map(([module]) => module));
}

function isAsked({ kind, path }: EndpointFact): boolean {
  return kind === 'http' && asked.test(path);
}

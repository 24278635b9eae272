/** Routes for those who run the application: few callers, seldom. Where most routes are called so, it says nothing. */
import type { EndpointFact } from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { oncePerIndex } from '../once-per-index';
import { isAwaited } from './endpoint-roots';

const operators = /(?:^|[/.])(?:_?admin|superadmin|backoffice|internal|debug|maintenance|diagnostics?)(?:[/.-]|$)/i;

/** More than this part of all routes, and the word is a name of the application's own. */
const most = 0.3;

const isSpecial = oncePerIndex(({ facts }): boolean => {
  const routes = facts.endpoints.filter(isAwaited);
  return routes.filter(({ path }) => operators.test(path)).length <= routes.length * most;
});

/** Whether everybody who waits is an operator. */
export function onlyOperators(index: FactsIndex, entryPoints: readonly Pick<EndpointFact, 'kind' | 'path'>[]): boolean {
  const awaited = entryPoints.filter(isAwaited);
  return awaited.length > 0 && isSpecial(index) && awaited.every(({ path }) => operators.test(path));
}

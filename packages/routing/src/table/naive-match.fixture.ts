/** The documented precedence, spelt out for tests: every route is tried, the ones that match are compared. */
import type { FieldMatch, RouteMatch } from '@banyan/model';
import type { RoutableRequest } from './match-route';
import { requestOf, routeOf } from './plan.fixture';

/** Name of the route, by comparing all of them. Paths must be plain, values without escapes. */
export function naiveMatch(routes: readonly string[], request: string): string {
  const ranked = routes.flatMap((text) => {
    const rank = rankOf(routeOf(text).match, requestOf(request));
    return rank === undefined ? [] : [{ text, rank }];
  });
  return ranked.toSorted((a, b) => (a.rank < b.rank ? 1 : a.rank > b.rank ? -1 : 0))[0]?.text ?? '(unrouted)';
}

/** A string that is greater for a more specific match; undefined when the route does not take the request. */
function rankOf(match: RouteMatch, request: RoutableRequest): string | undefined {
  const { headers = [], query = [] } = match;
  const [path = '', parameters = ''] = request.target.split('?');
  const asked = parameters.split('&').filter(Boolean).map(toPair);
  const sent = request.fields.flatMap((name, i) =>
    i % 2 === 0 ? [[name.toLowerCase(), request.fields[i + 1] ?? ''] as const] : [],
  );
  const byPath = rankOfPath(match, path.split('/').filter(Boolean));
  const byMethod = rankOfMethod(match.methods, request.method);
  if (match.host !== undefined && match.host !== request.host?.replace(/:.*/, '')) return undefined;
  if (byPath === undefined || byMethod === undefined) return undefined;
  if (
    ![...headers.map((one) => holds(one, sent, true)), ...query.map((one) => holds(one, asked, false))].every(Boolean)
  )
    return undefined;
  const values = (list: readonly FieldMatch[]): number => list.filter(({ equals }) => equals !== undefined).length;
  const host = match.host === undefined ? 0 : 1;
  return `${host}${byPath}${byMethod}${headers.length}${query.length}${values(headers)}${values(query)}`;
}

function rankOfPath({ path, prefix }: RouteMatch, segments: readonly string[]): string | undefined {
  const steps = (path ?? prefix ?? '').split('/').filter(Boolean);
  const fits = steps.every((step, i) => i < segments.length && (step === segments[i] || step.startsWith(':')));
  if (!fits || (path !== undefined && steps.length !== segments.length)) return undefined;
  const rank = steps.map((step) => (step.startsWith(':') ? '3' : '4')).join('') + (path === undefined ? '1' : '2');
  return rank.padEnd(10, '0');
}

function rankOfMethod(methods: readonly string[] | undefined, method: string): number | undefined {
  if (!methods) return 0;
  if (methods.includes(method)) return 2;
  return method === 'HEAD' && methods.includes('GET') ? 1 : undefined;
}

function holds({ name, equals }: FieldMatch, pairs: readonly (readonly [string, string])[], join: boolean): boolean {
  const values = pairs.filter(([other]) => other === name).map(([, value]) => value);
  if (values.length === 0 || equals === undefined) return values.length > 0;
  return join ? values.join(', ') === equals : values.every((value) => value === equals);
}

function toPair(text: string): readonly [string, string] {
  const [name = '', value = ''] = text.split('=');
  return [name, value];
}

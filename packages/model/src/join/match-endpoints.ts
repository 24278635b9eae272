/** Which entry point of the code a piece of traffic is: the one place where RuntimeEvidence and CodeFacts are joined. */
import { groupBy } from './group-by';
import type { CodeFacts } from '../documents/code-facts';
import type { EndpointFact, EndpointKind } from '../documents/framework-facts';
import type { SymbolId } from '../documents/location';
import type { EndpointTraffic } from '../documents/traffic-evidence';
import { anyRest, anySegment, routeShape } from './route-shape';

/** The entry points of the code that some traffic may belong to; one, when it is certain; none, when it is foreign. */
export type EndpointMatcher = (traffic: EndpointTraffic) => readonly EndpointFact[];

interface Candidate {
  readonly endpoint: EndpointFact;
  readonly shape: readonly string[];
}

const kinds: Readonly<Record<EndpointTraffic['kind'], ReadonlySet<EndpointKind>>> = {
  http: new Set(['http', 'trpc']),
  graphql: new Set(['graphql']),
  message: new Set(['message', 'queue', 'event']),
  grpc: new Set(['grpc']),
  other: new Set(['cron', 'websocket', 'queue', 'event', 'message', 'http']),
};

/**
 * Builds the lookup. A handler that the tracing names (`PostController.list`) decides; else method and route, with
 * parameters compared by place; else the end of the route, where only one ends so (a prefix that the code does not
 * show); else, for paths of logs, the route that fits with the most literal segments.
 */
export function matchEndpoints({ endpoints }: Pick<CodeFacts, 'endpoints'>): EndpointMatcher {
  const candidates = endpoints.map((endpoint) => ({ endpoint, shape: routeShape(endpoint.path) }));
  const byHandler = groupBy(candidates, ({ endpoint }) => handlerName(endpoint.handler));
  const byLength = groupBy(candidates, ({ shape }) => String(shape.length));
  const wild = candidates.filter(({ shape }) => shape.includes(anyRest));
  const byEnd = groupBy(candidates, ({ shape }) => shape.at(-1) ?? '');
  return (traffic) => {
    const usable = (found: readonly Candidate[]) => found.filter(({ endpoint }) => fitsKind(endpoint, traffic));
    const named = usable(byHandler.get(traffic.handler ?? '') ?? []);
    if (named.length === 1) return endpointsOf(named);
    const shape = routeShape(traffic.route ?? traffic.path ?? '');
    const exact = usable(byLength.get(String(shape.length)) ?? []).filter((one) => isSame(one.shape, shape));
    const preferred = exact.filter((one) => named.includes(one));
    if (preferred.length > 0) return endpointsOf(preferred);
    if (exact.length > 0) return endpointsOf(exact);
    if (named.length > 0) return endpointsOf(named);
    const ending = usable(byEnd.get(shape.at(-1) ?? '') ?? []).filter((one) => endsAlike(one.shape, shape));
    if (traffic.route !== undefined && ending.length === 1) return endpointsOf(ending);
    return endpointsOf(mostLiteral(usable([...(byLength.get(String(shape.length)) ?? []), ...wild]), shape));
  };
}

/** `src/post.controller.ts#PostController.list` → `PostController.list`. */
function handlerName(handler: SymbolId): string {
  return handler.slice(handler.indexOf('#') + 1);
}

function endpointsOf(candidates: readonly Candidate[]): readonly EndpointFact[] {
  return candidates.map(({ endpoint }) => endpoint);
}

function fitsKind({ kind, method }: EndpointFact, traffic: EndpointTraffic): boolean {
  if (!kinds[traffic.kind].has(kind)) return false;
  if (traffic.kind !== 'http' || method === 'ALL') return true;
  return method === traffic.method || (method === 'GET' && traffic.method === 'HEAD');
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((segment, at) => segment === b[at]);
}

/** One is the other with something in front; at least one literal segment must be common. */
function endsAlike(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const common = long.slice(long.length - short.length);
  return short.some((segment) => segment !== anySegment) && isSame(short, common);
}

/** Of the routes that a path fits, those with the most literal segments; a wildcard fits last. */
function mostLiteral(candidates: readonly Candidate[], path: readonly string[]): readonly Candidate[] {
  const fitting = candidates.filter(({ shape }) => fits(shape, path));
  const literal = ({ shape }: Candidate) =>
    shape.filter((segment) => segment !== anySegment && segment !== anyRest).length -
    (shape.includes(anyRest) ? 0.5 : 0);
  const most = Math.max(...fitting.map(literal));
  return fitting.filter((one) => literal(one) === most);
}

/** Whether a path, whose own `{}` were ids, is one of a route. */
function fits(route: readonly string[], path: readonly string[]): boolean {
  const rest = route.indexOf(anyRest);
  const fixed = rest < 0 ? route : route.slice(0, rest);
  if (rest < 0 ? path.length !== fixed.length : path.length < fixed.length) return false;
  return fixed.every((segment, at) => segment === anySegment || segment === path[at]);
}

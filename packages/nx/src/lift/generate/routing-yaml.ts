/** The routing plan that comes with a service: one route for each of its endpoints, all still on the monolith. */
import type { EndpointFact, Route, RouteMatch, RoutingPlan, StepRoute } from '@banyan/model';
import { Document, isCollection, isScalar, visit } from 'yaml';

/** Where the two servers listen until told otherwise. */
export interface UpstreamPorts {
  readonly monolith: number;
  readonly service: number;
}

const head = `# Which requests go to the service. Every route starts in phase "monolith": nothing changes until you move it on.
#   phase: monolith             all callers stay
#   phase: shadow               all stay; the service gets copies, and "banyan proxy shadow" tells what differs
#   phase: canary, share: 10    ten percent of callers go to the service, always the same ones
#   phase: service              all go
# Run it: banyan proxy routing.yaml

`;

/** @param foreign HTTP endpoints of the monolith that are not lifted */
export function buildRoutingPlan(
  context: string,
  routes: readonly StepRoute[],
  foreign: readonly EndpointFact[],
  ports: UpstreamPorts,
): RoutingPlan {
  const lifted = routes.map(
    (route): Route => ({
      name: nameOf(route),
      match: matchOf(route),
      service: context,
      phase: 'monolith',
    }),
  );
  return {
    schema: 'banyan/routing-plan@1',
    listen: '127.0.0.1:8080',
    upstreams: {
      monolith: { url: `http://127.0.0.1:${ports.monolith}` },
      [context]: { url: `http://127.0.0.1:${ports.service}` },
    },
    monolith: 'monolith',
    stickyKey: [{ header: 'authorization' }],
    routes: [...lifted, ...staying(routes, foreign)],
  };
}

/** The plan as YAML, with a comment that says how to move a route. */
export function toRoutingYaml(plan: RoutingPlan): string {
  const document = new Document(plan);
  visit(document, {
    Pair: (_, { key, value }) => {
      if (isCollection(value) && isScalar(key))
        value.flow = key.value === 'match' || plan.upstreams[String(key.value)] !== undefined;
    },
  });
  return head + document.toString({ lineWidth: 0 });
}

/** `GET /photos/:id` would also take the monolith's `GET /photos/recent`: such a route is told to stay. */
function staying(routes: readonly StepRoute[], foreign: readonly EndpointFact[]): readonly Route[] {
  const swallowed = foreign.filter((endpoint) => routes.some((route) => swallows(route, endpoint)));
  const unique = new Map(swallowed.map((endpoint) => [nameOf(endpoint), endpoint]));
  return [...unique.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, endpoint]) => ({
      name: `stays: ${name}`,
      match: matchOf(endpoint),
      service: 'monolith',
      phase: 'monolith' as const,
    }));
}

function nameOf({ method, path }: StepRoute): string {
  return `${method} ${path}`;
}

function matchOf({ method, path }: StepRoute): RouteMatch {
  const methods = method === 'ALL' ? {} : { methods: [method] };
  const fixed = subtreeOf(path);
  return fixed === undefined ? { ...methods, path } : { ...methods, prefix: fixed };
}

/** `/files/*path`, `/files/{*path}` → `/files`; undefined for a path of plain segments. */
function subtreeOf(path: string): string | undefined {
  const segments = path.split('/');
  const at = segments.findIndex((segment) => /[*(){}?+]/.test(segment) || /^:\w+\W/.test(segment));
  return at < 0 ? undefined : segments.slice(0, at).join('/') || '/';
}

function swallows(route: StepRoute, endpoint: StepRoute): boolean {
  if (route.method !== 'ALL' && endpoint.method !== 'ALL' && route.method !== endpoint.method) return false;
  const pattern = (subtreeOf(route.path) ?? route.path).split('/').filter(Boolean);
  const path = endpoint.path.split('/').filter(Boolean);
  const isSubtree = subtreeOf(route.path) !== undefined;
  if (isSubtree ? path.length < pattern.length : path.length !== pattern.length) return false;
  const fits = pattern.every((segment, i) => segment.startsWith(':') || segment === path[i]);
  return fits && shapeOf(route) !== shapeOf(endpoint);
}

function shapeOf({ path }: StepRoute): string {
  return path.replaceAll(/:\w+/g, ':');
}

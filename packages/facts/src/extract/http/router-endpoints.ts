/** Routes of Express and Koa routers with the full paths that they are reached by. */
import type { EndpointFact, FactProblem, SymbolId } from '@banyan/model';
import { routerUnmounted } from '../../errors';
import { symbolsOf } from '../../link/link-calls';
import type { PlacedCall, Project } from '../../link/project';
import type { Place } from '../../link/types';
import { isTest } from '../../read/list-tree';
import type { Term } from '../../sketch/term';
import { joinRoute } from './join-route';
import { Routers } from './routers';

const verbs: Readonly<Record<string, string>> = {
  get: 'GET',
  post: 'POST',
  put: 'PUT',
  patch: 'PATCH',
  delete: 'DELETE',
  del: 'DELETE',
  head: 'HEAD',
  options: 'OPTIONS',
  all: 'ALL',
};

export interface RouterEndpoints {
  readonly endpoints: readonly EndpointFact[];
  readonly problems: readonly FactProblem[];
}

export function routerEndpoints(project: Project): RouterEndpoints {
  const calls = project.calls.filter(({ file }) => !isTest(file));
  const routers = new Routers(project, calls);
  const endpoints: EndpointFact[] = [];
  const unmounted = new Map<string, FactProblem>();
  for (const placed of calls) {
    const route = routeOf(placed, routers, project);
    if (!route) continue;
    endpoints.push(...toFacts(placed, route, routers, project));
    if (!routers.isReached(route.router)) {
      const known = unmounted.get(route.router);
      if (!known) unmounted.set(route.router, routerUnmounted(placed.file, placed.call.line));
    }
  }
  return { endpoints, problems: [...unmounted.values()] };
}

interface Route {
  readonly router: string;
  readonly method: string;
  readonly paths: readonly string[];
  readonly handlers: readonly Term[];
}

function routeOf({ file, call }: PlacedCall, routers: Routers, project: Project): Route | undefined {
  const { callee, args } = call;
  if (callee.kind !== 'member' || call.isNew) return undefined;
  const method = verbs[callee.name];
  if (method === undefined) return undefined;
  const place = { file, scope: call.scope };
  const chained = routeChain(callee.of, file, project);
  if (chained) {
    const router = routers.routerOf(chained.router, place);
    return router === undefined
      ? undefined
      : { router, method, paths: project.texts(chained.path, place), handlers: args };
  }
  const router = args.length < 2 ? undefined : routers.routerOf(callee.of, place);
  if (router === undefined) return undefined;
  const first = project.texts(args[0], place);
  // Koa's routes may have a name in front of the path.
  const named = args.length > 2 && args[1]?.kind === 'text' && args[0]?.kind === 'text';
  const paths = named ? project.texts(args[1], place) : first;
  return {
    router,
    method,
    paths: paths.length > 0 ? paths : [openPath(args[named ? 1 : 0], place, project)],
    handlers: args.slice(named ? 2 : 1),
  };
}

/** A path that is only known at run time, with `*` for the unknown parts. */
function openPath(term: Term | undefined, place: Place, project: Project): string {
  if (term?.kind !== 'template') return '*';
  return term.parts.map((part) => project.text(part, place) ?? '*').join('');
}

/** `router.route('/x').get(…).post(…)` */
function routeChain(
  term: Term,
  file: string,
  project: Project,
): { readonly router: Term; readonly path: Term | undefined } | undefined {
  let at: Term = term;
  while (at.kind === 'call') {
    const call = project.sketch(file).calls[at.call];
    if (call?.callee.kind !== 'member') return undefined;
    if (call.callee.name === 'route') return { router: call.callee.of, path: call.args[0] };
    if (verbs[call.callee.name] === undefined) return undefined;
    at = call.callee.of;
  }
  return undefined;
}

function toFacts({ file, call }: PlacedCall, route: Route, routers: Routers, project: Project): EndpointFact[] {
  const place = { file, scope: call.scope };
  const handler = handlerOf(route.handlers, place, project) ?? project.functionAt(file, call.scope);
  return routers.prefixesOf(route.router).flatMap((prefix) =>
    route.paths.map(
      (path): EndpointFact => ({
        kind: 'http',
        method: route.method,
        path: joinRoute(prefix, path),
        handler,
        file,
        line: call.line,
      }),
    ),
  );
}

/** The last argument that is a function, a function's name, or a call that wraps one. */
function handlerOf(terms: readonly Term[], place: Place, project: Project): SymbolId | undefined {
  for (const term of [...terms].reverse()) {
    if (term.kind === 'function') return project.functionAt(place.file, term.scope);
    if (term.kind === 'list') {
      const inner = handlerOf(term.items, place, project);
      if (inner !== undefined) return inner;
      continue;
    }
    const [named] = symbolsOf(project.types.of(term, place), project);
    if (named !== undefined && term.kind !== 'call') return named;
    const call = term.kind === 'call' ? project.sketch(place.file).calls[term.call] : undefined;
    const wrapped = call && handlerOf(call.args, { ...place, scope: call.scope }, project);
    if (wrapped !== undefined) return wrapped;
  }
  return undefined;
}

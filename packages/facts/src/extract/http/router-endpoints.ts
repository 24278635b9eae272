/** Routes of Express, Koa and Fastify with the full paths that they are reached by. */
import type { EndpointFact, FactProblem } from '@banyan/model';
import { routerUnmounted } from '../../errors';
import type { Project } from '../../link/project';
import { joinRoute } from './join-route';
import { frontsOf, isReached, type Route, type RouterNode, routerNode, waysTo } from './router-node';
import { routerLibraries, routerMeaning } from './router-meaning';
import { givenNames, isRouteCall, type Relevance } from './run/relevance';
import type { FunctionSketch } from '../../sketch/file-sketch';
import { isHandlerName } from '../../sketch/handler-name';
import { type PlacedValueCall, Run } from './run/run';
import { unknown, type Value } from './run/value';

/** Types of parameters that are routers; a request is none. */
const routerTypes = /(?:Router|Application|Express|Koa|FastifyInstance|default|\*)$/;

export interface RouterEndpoints {
  readonly endpoints: readonly EndpointFact[];
  readonly problems: readonly FactProblem[];
}

/** @param relevance which functions have to do with routes */
export function routerEndpoints(project: Project, relevance: Relevance): RouterEndpoints {
  const routers = new Set<RouterNode>();
  const note = (call: PlacedValueCall, run: Run): Value | undefined => {
    if (call.on.kind === 'router' || call.on.kind === 'route') routers.add(call.on.router);
    return routerMeaning(call, run);
  };
  const run = new Run(project, relevance, note);
  for (const file of relevance.files) run.module(file);
  runRest(project, relevance, run);
  return stated([...routers]);
}

/**
 * Functions that nobody in sight calls: first those that make their own applications, then those that are given one,
 * with an application for it.
 */
function runRest(project: Project, relevance: Relevance, run: Run): void {
  for (const given of [false, true]) {
    for (const file of relevance.files) {
      const { functions, calls, scopes } = project.sketch(file);
      const routing = new Set(calls.filter(isRouteCall).map(({ scope }) => scopes[scope]?.function));
      functions.forEach((fn, index) => {
        if (fn.scope === 0 || !routing.has(index) || isHandlerName(fn.name) || run.hasRun(file, fn.scope)) return;
        const args = givenRouters(file, fn.scope, project);
        if (args.some(({ kind }) => kind === 'router') === given) runOne(file, fn, args, run);
      });
    }
  }
}

function runOne(file: string, { name, className, scope }: FunctionSketch, args: readonly Value[], run: Run): void {
  if (className !== undefined && name.endsWith('.constructor')) {
    run.instantiate({ kind: 'class', file, name: className, itself: false, args: [] }, args);
  } else run.invoke({ kind: 'closure', frame: run.module(file), scope }, args);
}

/** Parameters that are routers, by their type; without one by their name. */
function givenRouters(file: string, scope: number, project: Project): Value[] {
  return (project.sketch(file).scopes[scope]?.parameters ?? []).map(({ name, type }): Value => {
    const written = project.types.written(type, file);
    const isRouter =
      written?.kind === 'library' &&
      !written.itself &&
      routerLibraries.test(written.module) &&
      routerTypes.test(written.name);
    if (!isRouter && (type !== undefined || !givenNames.test(name))) return unknown;
    const library = isRouter ? written.module : name === 'fastify' ? 'fastify' : 'express';
    return { kind: 'router', router: routerNode(library, library !== 'fastify' && (isRouter || /^app/.test(name))) };
  });
}

function stated(routers: readonly RouterNode[]): RouterEndpoints {
  const endpoints: EndpointFact[] = [];
  const guessed: EndpointFact[] = [];
  const problems = new Map<string, FactProblem>();
  const reached = new Set(routers.filter((router) => isReached(router)).flatMap(({ routes }) => routes.map(placeOf)));
  for (const router of routers) {
    const routes = isReached(router) ? router.routes : router.routes.filter((route) => !reached.has(placeOf(route)));
    if (routes.length === 0) continue;
    const [first] = routes;
    if (!isReached(router) && first) problems.set(placeOf(first), routerUnmounted(first.file, first.line));
    for (const route of routes) (route.guessed ? guessed : endpoints).push(...factsOf(route, router));
  }
  return { endpoints: [...endpoints, ...unanswered(guessed, endpoints)], problems: [...problems.values()] };
}

/** A function that ran twice, once with its controllers and once without: its routes are known from the first. */
function unanswered(guessed: readonly EndpointFact[], known: readonly EndpointFact[]): EndpointFact[] {
  const keyOf = ({ method, path, file, line }: EndpointFact): string => [method, path, file, line].join('\0');
  const keys = new Set(known.map(keyOf));
  return guessed.filter((endpoint) => !keys.has(keyOf(endpoint)));
}

function factsOf(route: Route, router: RouterNode): EndpointFact[] {
  const { method, handler, file, line } = route;
  return waysTo(router).map((way): EndpointFact => {
    const through = [...way.through, ...frontsOf(router, route.behind, route.path), ...route.through];
    const path = joinRoute(way.path, route.path);
    return { kind: 'http', method, path, handler, file, line, ...(through.length > 0 && { through }) };
  });
}

function placeOf({ file, line }: Route): string {
  return `${file}:${line}`;
}

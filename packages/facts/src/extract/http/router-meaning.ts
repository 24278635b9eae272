/** What calls on routers mean: those of Express, Koa and Fastify. */
import { field } from '../../link/project';
import type { Term } from '../../sketch/term';
import { joinRoute } from './join-route';
import { addedRecords } from './route-records';
import { fastifyCall, fastifyMade } from './fastify-meaning';
import { enhancersIn, handlerIn } from './handlers';
import { routePlace } from './route-place';
import { mount, routerNode, type RouterNode } from './router-node';
import type { PlacedValueCall, Run } from './run/run';
import { textsIn, unknown, type Value } from './run/value';
import { lookup } from '../lookup';

export const verbs: Readonly<Record<string, string>> = lookup({
  get: 'GET',
  post: 'POST',
  put: 'PUT',
  patch: 'PATCH',
  delete: 'DELETE',
  del: 'DELETE',
  head: 'HEAD',
  options: 'OPTIONS',
  all: 'ALL',
});
/** Libraries whose objects have routes. */
export const routerLibraries =
  /^(?:express|koa|koa-router|@koa\/router|express-promise-router|koa-joi-router|router|polka|fastify|@hapi\/hapi)$/;
const same = new Set(['routes', 'middleware', 'middlewares', 'param', 'on', 'once', 'disable', 'enable']);

/** The meaning of a call to a router library or on a router; nothing for all others. */
export function routerMeaning(call: PlacedValueCall, run: Run): Value | undefined {
  const { on, name, args } = call;
  if (on.kind === 'library') return made(call, run);
  if (on.kind === 'route') return routeCall(on, call, run);
  if (on.kind !== 'router') return undefined;
  const { router } = on;
  if (router.library === 'fastify') return fastifyCall(router, call, run);
  if (name === 'use') return used(router, call, run, on);
  if (name === 'route') return routed(router, call, run);
  if (name === 'prefix') {
    router.prefix = joinRoute(router.prefix, textsIn(args[0] ?? unknown)[0] ?? '*');
    return on;
  }
  if (same.has(name)) return on;
  if (name === 'register') return registered(router, call, run, on);
  const method = verbs[name];
  return method === undefined ? undefined : added(router, method, call, run, on);
}

/** `express()`, `Router()`, `new Koa()`, `mount('/api', app)`, `compose([a, b])` */
function made({ on, name, args, sketch, frame }: PlacedValueCall, run: Run): Value | undefined {
  if (on.kind !== 'library') return undefined;
  if (on.module === 'koa-mount') {
    const path = textsIn(args[0] ?? unknown)[0];
    return { kind: 'mounted', path: path ?? '', of: args[path === undefined ? 0 : 1] ?? unknown };
  }
  if (on.module === 'koa-compose') return { kind: 'list', items: args };
  if (on.module === 'fastify-plugin') return args[0]?.kind === 'closure' ? { ...args[0], flat: true } : args[0];
  if (!routerLibraries.test(on.module)) return undefined;
  if (on.module === 'fastify') return fastifyMade(on.name, name);
  if (on.module === '@hapi/hapi') return hapiMade(name || on.name);
  const what = name || on.name;
  const isKoaApp = on.module === 'koa';
  const isRouter = /(?:^|\.)Router$/.test(what) || (!isKoaApp && !/^(?:express|polka)$/.test(on.module));
  if (!isRouter && !/^(?:default|\*|=|express|koa|Koa|polka|Application)$/.test(what)) return undefined;
  const prefix = field(sketch.args[0], 'prefix');
  const before = prefix ? (textsIn(run.value(prefix, frame))[0] ?? '*') : prefixOf(args[0], run);
  return { kind: 'router', router: routerNode(on.module, !isRouter, before) };
}

/** `Hapi.server({ port })`, `new Hapi.Server()` */
function hapiMade(what: string): Value | undefined {
  return /^(?:server|Server)$/.test(what) ? { kind: 'router', router: routerNode('@hapi/hapi', true) } : undefined;
}

function prefixOf(options: Value | undefined, run: Run): string {
  return options?.kind === 'record' ? (textsIn(run.member(options, 'prefix'))[0] ?? '') : '';
}

/** `router.use('/x', check, photos)` */
function used(router: RouterNode, call: PlacedValueCall, run: Run, self: Value): Value {
  const { args, sketch, frame } = call;
  const given = textsIn(args[0] ?? unknown);
  const paths = given.length > 0 ? given : [isOpenPath(sketch.args[0], args[0]) ? '*' : ''];
  const fronts: Term[] = [];
  args.forEach((arg, at) => {
    const hung = hangs(arg, paths, router);
    const term = sketch.args[at];
    if (!hung && term && (at > 0 || given.length === 0)) fronts.push(term);
  });
  for (const enhancer of fronts.flatMap((term) => enhancersIn(term, frame, run)))
    for (const path of paths) router.fronts.push({ path, enhancer });
  return self;
}

/** Hangs routers below another one. @returns whether the value was one */
function hangs(value: Value, paths: readonly string[], parent: RouterNode): boolean {
  if (value.kind === 'list') return value.items.filter((item) => hangs(item, paths, parent)).length > 0;
  if (value.kind === 'mounted') {
    return hangs(
      value.of,
      paths.map((path) => joinRoute(path, value.path)),
      parent,
    );
  }
  if (value.kind !== 'router') return false;
  for (const path of paths) mount(value.router, parent, path);
  return true;
}

/** A path that only the running application knows: `config.prefix`, `` `${base}/x` ``. */
function isOpenPath(term: Term | undefined, value: Value | undefined): boolean {
  if (value?.kind !== 'unknown' || term === undefined) return false;
  const name = term.kind === 'member' || term.kind === 'name' ? term.name : '';
  return /(?:path|prefix|route|url|endpoint|base)$/i.test(name);
}

/** `router.route('/x').get(…)`, `router.route({ method, path, handler })` of koa-joi-router and Hapi, a list of such */
function routed(router: RouterNode, call: PlacedValueCall, run: Run): Value {
  const [first = unknown] = call.args;
  if (addedRecords(router, first, call, run)) return { kind: 'router', router };
  const paths = textsIn(first);
  return { kind: 'route', router, paths: paths.length > 0 ? paths : ['*'] };
}

/** `router.register('/x', ['get', 'post'], handler)` of Koa's routers */
function registered(router: RouterNode, call: PlacedValueCall, run: Run, self: Value): Value {
  const [path = unknown, methods = unknown] = call.args;
  const handlers = call.sketch.args.slice(2);
  for (const method of textsIn(methods))
    for (const each of textsIn(path)) add(router, method.toUpperCase(), each, handlers, call, run);
  return self;
}

function routeCall(
  route: Extract<Value, { kind: 'route' }>,
  { name, sketch, frame }: PlacedValueCall,
  run: Run,
): Value | undefined {
  const method = verbs[name];
  if (method === undefined) return undefined;
  for (const path of route.paths) add(route.router, method, path, sketch.args, { sketch, frame }, run);
  return route;
}

/** `router.get('/x', check, show)`; the routes of Koa may have a name in front of the path. */
function added(router: RouterNode, method: string, call: PlacedValueCall, run: Run, self: Value): Value {
  const { args, sketch } = call;
  if (args.length < 2) return unknown;
  const named = args.length > 2 && args[0]?.kind === 'text' && args[1]?.kind === 'text';
  const at = named ? 1 : 0;
  const paths = textsIn(args[at] ?? unknown);
  const isRoute = paths.length > 0 || !['closure', 'router', 'instance', 'record'].includes(args[at]?.kind ?? '');
  if (!isRoute) return self;
  // A spread in the sketch may be several values; what is behind the path are handlers.
  const handlers = sketch.args.slice(at + 1);
  for (const path of paths.length > 0 ? paths : ['*']) add(router, method, path, handlers, call, run);
  return self;
}

function add(
  router: RouterNode,
  method: string,
  path: string,
  handlers: readonly Term[],
  { sketch, frame }: Pick<PlacedValueCall, 'sketch' | 'frame'>,
  run: Run,
): void {
  const through = handlers.slice(0, -1).flatMap((term) => enhancersIn(term, frame, run));
  router.routes.push({
    method,
    path,
    ...handlerIn(handlers, frame, run, sketch),
    ...routePlace(sketch.args[0], sketch, frame, run),
    through: through.map((enhancer) => ({ ...enhancer, on: 'handler' })),
    behind: router.fronts.length,
  });
}

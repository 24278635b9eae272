/** Routes of Nest controllers: prefix, version, router module, controller and method put together. */
import type { EndpointFact, EnhancerFact, FactProblem, NestModuleFact, SymbolId } from '@banyan/model';
import { controllerUnmounted, prefixUnknown } from '../../errors';
import type { PlacedTerm } from '../../link/constants';
import { field, type PlacedClass, type Project } from '../../link/project';
import { isTest } from '../../read/list-tree';
import { joinRoute } from '../http/join-route';
import { allMembers, classDecorators, classType, memberDecorators, memberId } from './decorated';
import { calledEnhancers, decoratedEnhancers, inOrder, providedEnhancers } from './enhancers';
import { type ModuleMiddleware, moduleMiddleware } from './module-middleware';
import type { NestApp } from './nest-app';
import { findDecorator, type PlacedDecorator } from './placed-decorators';
import { routerPaths } from './router-paths';
import { fullPath, methodName, versionMarks } from './route-settings';

/** Decorator → method; those of the framework's less known ones are their own name. */
const methods: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    'Get Post Put Patch Delete Options Head All Search Propfind Proppatch Mkcol Copy Move Lock Unlock'
      .split(' ')
      .map((name) => [name, name.toUpperCase()]),
  ),
  Sse: 'GET',
};

/** What a controller says about all of its routes. */
interface Controller {
  readonly placed: PlacedClass;
  readonly paths: readonly string[];
  readonly version?: PlacedTerm;
  readonly modules: readonly (SymbolId | undefined)[];
  readonly enhancers: readonly EnhancerFact[];
}

/** What holds for all controllers. */
interface Surroundings {
  /** Paths of the router module, by module. */
  readonly above: ReadonlyMap<SymbolId, string>;
  readonly middleware: readonly ModuleMiddleware[];
  readonly provided: readonly EnhancerFact[];
}

export interface NestRoutes {
  readonly endpoints: readonly EndpointFact[];
  readonly problems: readonly FactProblem[];
}

/** @param modules of the whole project */
export function nestEndpoints(
  project: Project,
  modules: readonly NestModuleFact[],
  apps: readonly NestApp[],
): NestRoutes {
  const surroundings = {
    above: routerPaths(project),
    middleware: moduleMiddleware(project),
    provided: providedEnhancers(project),
  };
  const holders = holdersOf(modules);
  const endpoints: EndpointFact[] = [];
  const problems = apps.flatMap(({ prefix, prefixAt }) =>
    prefixAt && !prefix.known ? [prefixUnknown(prefixAt.file, prefixAt.call.line)] : [],
  );
  for (const placed of project.classes) {
    if (placed.sketch.decorators.length === 0) continue;
    const decorators = classDecorators(placed, project);
    const annotation = findDecorator(decorators, 'Controller');
    if (!annotation) continue;
    const id = `${placed.file}#${placed.sketch.name}`;
    const held = holders.get(id) ?? [];
    if (held.length === 0 && modules.length > 0 && !isNamedElsewhere(placed, project)) {
      if (hasRoutes(placed, project))
        problems.push(controllerUnmounted(placed.file, placed.sketch.line, placed.sketch.name));
      continue;
    }
    const controller = controllerOf(placed, annotation, decorators, held.length > 0 ? held : [undefined], project);
    endpoints.push(...apps.flatMap((app) => routesOf(controller, surroundings, app, project)));
  }
  return { endpoints, problems };
}

/** Controller → modules that list it. */
function holdersOf(modules: readonly NestModuleFact[]): Map<SymbolId, SymbolId[]> {
  const holders = new Map<SymbolId, SymbolId[]>();
  for (const module of modules) {
    for (const { id } of module.controllers) {
      if (id !== undefined) holders.set(id, [...(holders.get(id) ?? []), module.id]);
    }
  }
  return holders;
}

/** A controller that nobody names is no part of an application; one that is named may be listed in a way we do not see. */
function isNamedElsewhere({ file, sketch }: PlacedClass, project: Project): boolean {
  for (const other of project.sketches) {
    const imported = project.names.files.get(other.path)?.imported ?? [];
    if (other.path === file || isTest(other.path)) continue;
    for (const [local, { imported: name }] of imported) {
      if (name !== sketch.name && name !== 'default') continue;
      const named = project.names.lookup(other.path, local);
      if (named?.kind === 'own' && named.file === file && named.name === sketch.name) return true;
    }
  }
  return false;
}

function hasRoutes(placed: PlacedClass, project: Project): boolean {
  return allMembers(classType(placed), project).some((found) =>
    memberDecorators(found, project).some(({ name }) => methods[name] !== undefined),
  );
}

function controllerOf(
  placed: PlacedClass,
  annotation: PlacedDecorator,
  decorators: readonly PlacedDecorator[],
  modules: Controller['modules'],
  project: Project,
): Controller {
  const [given] = annotation.args;
  const options = given && opened(given, project);
  const path = options && (partOf(options, 'path') ?? options);
  const version = (options && partOf(options, 'version')) ?? findDecorator(decorators, 'Version')?.args[0];
  const enhancers = decoratedEnhancers(decorators, 'controller', project);
  return { placed, paths: textsOf(path, project), ...(version && { version }), modules, enhancers };
}

function routesOf(controller: Controller, around: Surroundings, app: NestApp, project: Project): EndpointFact[] {
  const { placed, paths } = controller;
  const holders = controller.modules.filter((module) => app.holds(module));
  const before = [...new Set(holders.map((module) => (module !== undefined && around.above.get(module)) || ''))];
  const outer = [...calledEnhancers(app.fronts, project), ...around.provided];
  return allMembers(classType(placed), project).flatMap((found) => {
    const decorators = memberDecorators(found, project);
    const version = findDecorator(decorators, 'Version')?.args[0] ?? controller.version;
    const own = [...controller.enhancers, ...decoratedEnhancers(decorators, 'handler', project)];
    return decorators.flatMap((annotation) => {
      const route = routeOf(annotation, project);
      if (!route) return [];
      const marks = versionMarks(version, app.versions, project);
      const { method } = route;
      const bare = before.flatMap((prefix) =>
        paths.flatMap((base) => route.paths.map((path) => joinRoute(prefix, base, path))),
      );
      return bare.flatMap((path) => {
        const through = inOrder([...outer, ...coveredBy(around.middleware, placed, method, path), ...own]);
        return marks.map(
          (mark): EndpointFact => ({
            kind: 'http',
            method,
            path: fullPath(path, mark, method, app.prefix),
            handler: memberId(found),
            file: found.owner.file,
            line: found.member.line,
            ...(through.length > 0 && { through }),
          }),
        );
      });
    });
  });
}

function coveredBy(
  middleware: readonly ModuleMiddleware[],
  { file, sketch }: PlacedClass,
  method: string,
  path: string,
): EnhancerFact[] {
  return middleware
    .filter(({ covers }) => covers(`${file}#${sketch.name}`, method, path))
    .flatMap(({ enhancers }) => enhancers);
}

/** `@Get('x')`, `@RequestMapping({ path, method })` */
function routeOf(
  { name, args }: PlacedDecorator,
  project: Project,
): { readonly method: string; readonly paths: readonly string[] } | undefined {
  const [given] = args;
  if (name === 'RequestMapping') {
    const options = given && opened(given, project);
    const method = options && methodName(partOf(options, 'method')?.term);
    return { method: method ?? 'GET', paths: textsOf(options && partOf(options, 'path'), project) };
  }
  const method = methods[name];
  return method === undefined ? undefined : { method, paths: textsOf(given, project) };
}

function textsOf(given: PlacedTerm | undefined, project: Project): readonly string[] {
  const texts = given ? project.texts(given.term, given.place) : [];
  if (texts.length > 0) return texts;
  // A path that is there but only known at run time.
  return given && !isNothing(given) ? ['*'] : [''];
}

function isNothing({ term }: PlacedTerm): boolean {
  return term.kind === 'record' || term.kind === 'null' || (term.kind === 'name' && term.name === 'undefined');
}

function partOf({ term, place }: PlacedTerm, key: string): PlacedTerm | undefined {
  const value = field(term, key);
  return value && { term: value, place };
}

function opened(given: PlacedTerm, project: Project): PlacedTerm {
  const { term, place } = given;
  if (term.kind !== 'name' && term.kind !== 'member') return given;
  return project.types.constant(term, place) ?? given;
}

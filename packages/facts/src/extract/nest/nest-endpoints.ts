/** Routes of Nest controllers: prefix, version, router module, controller and method put together. */
import type { EndpointFact, EnhancerFact, FactProblem, NestModuleFact, SymbolId } from '@banyan/model';
import { callerUse } from './caller-use';
import { controllerUnmounted, prefixUnknown } from '../../errors';
import type { PlacedClass, Project } from '../../link/project';
import { joinRoute } from '../http/join-route';
import { type Controller, controllerOf, holdersOf, isNamedElsewhere } from './controller';
import { allMembers, classDecorators, classType, memberDecorators, memberId } from './decorated';
import { calledEnhancers, decoratedEnhancers, inOrder, providedEnhancers } from './enhancers';
import { hasRoutes, routeOf } from './handler-routes';
import { type ModuleMiddleware, moduleMiddleware } from './module-middleware';
import type { NestApp } from './nest-app';
import { findDecorator } from './placed-decorators';
import { routerPaths } from './router-paths';
import { fullPath, versionMarks } from './route-settings';

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
            ...callerUse(found.member, decorators, project),
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

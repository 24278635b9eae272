/** Routes of Nest controllers: prefix, version, router module, controller and method put together. */
import type { EndpointFact, NestModuleFact, SymbolId } from '@banyan/model';
import { field, type PlacedClass, type Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { DecoratorSketch } from '../../sketch/file-sketch';
import type { Term } from '../../sketch/term';
import { joinRoute } from '../http/join-route';
import { allMembers, classType, decorator, memberId } from './decorated';
import { type NestApp, nestApps, routerPaths } from './nest-app';

const methods: Readonly<Record<string, string>> = {
  Get: 'GET',
  Post: 'POST',
  Put: 'PUT',
  Patch: 'PATCH',
  Delete: 'DELETE',
  Options: 'OPTIONS',
  Head: 'HEAD',
  All: 'ALL',
  Search: 'SEARCH',
  Sse: 'GET',
};

/** What a controller says about all of its routes. */
interface Controller {
  readonly paths: readonly string[];
  readonly version?: Term;
  readonly place: Place;
  readonly module?: SymbolId;
}

export function nestEndpoints(project: Project, modules: readonly NestModuleFact[]): EndpointFact[] {
  const apps = nestApps(project, modules);
  const above = routerPaths(project);
  const moduleOf = new Map(
    modules.flatMap((module) => module.controllers.map(({ id }) => [id ?? '', module.id] as const)),
  );
  return project.classes.flatMap((placed) => {
    const annotation = decorator(placed.sketch.decorators, 'Controller');
    if (!annotation) return [];
    const module = moduleOf.get(`${placed.file}#${placed.sketch.name}`);
    const controller = controllerOf(placed, annotation, module, project);
    const prefix = (module !== undefined && above.get(module)) || '';
    return apps.filter((app) => app.holds(module)).flatMap((app) => routesOf(placed, controller, prefix, app, project));
  });
}

function controllerOf(
  placed: PlacedClass,
  annotation: DecoratorSketch,
  module: SymbolId | undefined,
  project: Project,
): Controller {
  const place = { file: placed.file, scope: 0 };
  const [options] = annotation.args;
  const paths = project.texts(field(options, 'path') ?? options, place);
  const version = field(options, 'version') ?? decorator(placed.sketch.decorators, 'Version')?.args[0];
  return {
    paths: paths.length > 0 ? paths : [''],
    place,
    ...(version && { version }),
    ...(module !== undefined && { module }),
  };
}

function routesOf(
  placed: PlacedClass,
  controller: Controller,
  above: string,
  app: NestApp,
  project: Project,
): EndpointFact[] {
  return allMembers(classType(placed), project).flatMap((found) => {
    const { member, owner } = found;
    const version = decorator(member.decorators, 'Version')?.args[0] ?? controller.version;
    return member.decorators.flatMap((annotation) => {
      const method = methods[annotation.name];
      if (method === undefined) return [];
      const own = project.texts(annotation.args[0], { file: owner.file, scope: 0 });
      const paths = own.length > 0 ? own : [''];
      return controller.paths.flatMap((base) =>
        paths.flatMap((path) =>
          versionMarks(version, controller.place, app, project).map(
            (mark): EndpointFact => ({
              kind: 'http',
              method,
              path: fullPath(joinRoute(above, base, path), mark, app),
              handler: memberId(found),
              file: owner.file,
              line: member.line,
            }),
          ),
        ),
      );
    });
  });
}

/** `v1` for each version that the route has; an empty one when versions are not in the path. */
function versionMarks(version: Term | undefined, place: Place, app: NestApp, project: Project): string[] {
  if (!app.versions) return [''];
  const neutral = version?.kind === 'name' && version.name === 'VERSION_NEUTRAL';
  if (neutral) return [''];
  const own = version ? project.texts(version, place) : app.versions.byDefault;
  return own.length > 0 ? own.map((number) => `${app.versions?.mark ?? ''}${number}`) : [''];
}

/** Nest puts the version behind the global prefix; an excluded route goes without the prefix. */
function fullPath(route: string, mark: string, app: NestApp): string {
  const bare = app.exclude.some((pattern) => pattern.test(route));
  return joinRoute(bare ? '' : app.prefix, mark, route);
}

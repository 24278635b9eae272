/** Routes that a method's decorators state: HTTP method and paths. */
import type { PlacedClass, Project } from '../../link/project';
import { allMembers, classType, memberDecorators } from './decorated';
import type { PlacedDecorator } from './placed-decorators';
import { methodName } from './route-settings';
import { openedTerm, partOf, pathsOf } from './written-paths';
import { lookup } from '../lookup';

/** Decorator → method; those of the framework's less known ones are their own name. */
const methods: Readonly<Record<string, string>> = lookup({
  ...Object.fromEntries(
    'Get Post Put Patch Delete Options Head All Search Propfind Proppatch Mkcol Copy Move Lock Unlock'
      .split(' ')
      .map((name) => [name, name.toUpperCase()]),
  ),
  Sse: 'GET',
});

/** What one decorator states. */
export interface HandlerRoute {
  readonly method: string;
  readonly paths: readonly string[];
}

/** `@Get('x')`, `@RequestMapping({ path, method })` */
export function routeOf({ name, args }: PlacedDecorator, project: Project): HandlerRoute | undefined {
  const [given] = args;
  if (name === 'RequestMapping') {
    const options = given && openedTerm(given, project);
    const method = options && methodName(partOf(options, 'method')?.term);
    return { method: method ?? 'GET', paths: pathsOf(options && partOf(options, 'path'), project) };
  }
  const method = methods[name];
  return method === undefined ? undefined : { method, paths: pathsOf(given, project) };
}

/** Whether a controller has a route at all. */
export function hasRoutes(placed: PlacedClass, project: Project): boolean {
  return allMembers(classType(placed), project).some((found) =>
    memberDecorators(found, project).some(({ name }) => methods[name] !== undefined),
  );
}

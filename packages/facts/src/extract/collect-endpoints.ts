/** Entry points of every framework. */
import type { EndpointFact, FactProblem, NestModuleFact } from '@banyan/model';
import type { Project } from '../link/project';
import { fileRoutes } from './files/file-routes';
import { calledEndpoints } from './called/called-endpoints';
import { routerEndpoints } from './http/router-endpoints';
import type { Relevance } from './http/run/relevance';
import { trpcEndpoints } from './trpc/trpc-endpoints';
import { nestApps } from './nest/nest-app';
import { nestEndpoints } from './nest/nest-endpoints';
import { nestListeners } from './nest/nest-listeners';

/** Entry points, and what keeps some of their paths from being known. */
export interface Endpoints {
  readonly endpoints: readonly EndpointFact[];
  readonly problems: readonly FactProblem[];
}

/** A framework: which entry points the project has through it. */
type EndpointReader = (project: Project, modules: readonly NestModuleFact[], relevance: Relevance) => Endpoints;

const readers: readonly EndpointReader[] = [
  (project, modules) => nestEndpoints(project, modules, nestApps(project, modules)),
  (project) => ({ endpoints: nestListeners(project), problems: [] }),
  (project, _modules, relevance) => routerEndpoints(project, relevance),
  (project) => ({ endpoints: trpcEndpoints(project), problems: [] }),
  (project) => ({ endpoints: calledEndpoints(project), problems: [] }),
  (project) => ({ endpoints: fileRoutes(project), problems: [] }),
];

/** @param relevance which functions have to do with routes */
export function collectEndpoints(
  project: Project,
  modules: readonly NestModuleFact[],
  relevance: Relevance,
): Endpoints {
  const found = readers.map((read) => read(project, modules, relevance));
  return {
    endpoints: distinct(found.flatMap(({ endpoints }) => endpoints)),
    problems: found.flatMap(({ problems }) => problems),
  };
}

/** Two applications that start with the same modules have the same routes. */
function distinct(endpoints: readonly EndpointFact[]): EndpointFact[] {
  const keyOf = ({ kind, method, path, handler, file, line }: EndpointFact): string =>
    [kind, method, path, handler, file, line].join('\0');
  return [...new Map(endpoints.map((endpoint) => [keyOf(endpoint), endpoint])).values()];
}

/** Entry points of every framework. */
import type { EndpointFact, NestModuleFact } from '@banyan/model';
import type { Project } from '../link/project';
import { nestEndpoints } from './nest/nest-endpoints';
import { nestListeners } from './nest/nest-listeners';

/** A framework: which entry points the project has through it. */
type EndpointReader = (project: Project, modules: readonly NestModuleFact[]) => readonly EndpointFact[];

const readers: readonly EndpointReader[] = [nestEndpoints, nestListeners];

export function collectEndpoints(project: Project, modules: readonly NestModuleFact[]): EndpointFact[] {
  return readers.flatMap((read) => read(project, modules));
}

/** Entry points that plain calls of libraries make: workers of queues, schedules, servers, resolver maps. */
import type { EndpointFact } from '@banyan/model';
import type { PlacedCall, Project } from '../../link/project';
import { isTest } from '../../read/list-tree';
import { calledLibrary, type CalledLibrary } from './called-library';
import { queueWorkers } from './queue-workers';
import { resolverMaps } from './resolver-maps';
import { plainServers } from './plain-servers';
import { schedules } from './schedules';

/** Which entry points a call of a library makes; none when it is not one of its own. */
type CallReader = (placed: PlacedCall, of: CalledLibrary, project: Project) => readonly EndpointFact[];

const readers: readonly CallReader[] = [queueWorkers, schedules, plainServers, resolverMaps];

/** Entry points of plain calls, outside of tests. */
export function calledEndpoints(project: Project): EndpointFact[] {
  return project.calls.flatMap((placed) => {
    if (placed.call.args.length === 0 || isTest(placed.file)) return [];
    const of = calledLibrary(placed, project);
    return of ? readers.flatMap((read) => read(placed, of, project)) : [];
  });
}

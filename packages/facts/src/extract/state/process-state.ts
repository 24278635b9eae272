/** Process state: what is lost on a restart and not shared between two instances. */
import type { EndpointFact, ProcessStateFact } from '@banyan/model';
import { isTest } from '../../read/list-tree';
import type { Project } from '../../link/project';
import { classState } from './class-state';
import { environment } from './environment';
import { knownStateFacts } from './known-state';
import { diskFacts } from './local-disk';
import { closureState, moduleState } from './module-state';
import { timers } from './timers';

export function processState(project: Project): ProcessStateFact[] {
  const own = project.sketches.filter(({ path }) => !isTest(path));
  return [
    ...environment(project),
    ...own.flatMap((sketch) => [...timers(sketch, project), ...moduleState(sketch), ...closureState(sketch)]),
    ...project.classes.filter(({ file }) => !isTest(file)).flatMap((placed) => classState(placed, project)),
    ...diskFacts(project),
    ...knownStateFacts(project),
  ];
}

/** Timers that a framework keeps. */
export function scheduledState(endpoints: readonly EndpointFact[]): ProcessStateFact[] {
  return endpoints.filter(({ kind }) => kind === 'cron').map(scheduled);
}

function scheduled({ method, path, handler, file, line }: EndpointFact): ProcessStateFact {
  return { kind: 'timer', name: `${method} ${path}`, file, line, owner: handler };
}

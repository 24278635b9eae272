/** What of a library is called: `schedule` of `node-cron`, however it was imported. */
import type { PlacedCall, Project } from '../../link/project';
import { libraryOf } from '../emissions/emitter';

export interface CalledLibrary {
  readonly module: string;
  /** Last name of the call: `schedule` for `cron.schedule(…)`, `Worker` for `new Worker(…)`. */
  readonly name: string;
}

export function calledLibrary({ file, call }: PlacedCall, project: Project): CalledLibrary | undefined {
  const { callee } = call;
  const place = { file, scope: call.scope };
  if (callee.kind === 'name') {
    const type = project.types.of(callee, place);
    if (type?.kind !== 'library') return undefined;
    const name = /^(?:default|\*|=)$/.test(type.name) ? callee.name : type.name;
    return { module: type.module, name: name.split('.').at(-1) ?? name };
  }
  if (callee.kind !== 'member') return undefined;
  const receiver = project.types.of(callee.of, place);
  const library = receiver?.kind === 'library' ? receiver : libraryOf(receiver, project);
  return library && { module: library.module, name: callee.name };
}

/** Calls of methods by their names. */
import type { PlacedCall, Project } from '../../link/project';
import { isTest } from '../../read/list-tree';

/** Calls of methods with one of the names, outside of tests. */
export function callsNamed(project: Project, wanted: RegExp): PlacedCall[] {
  return project.calls.filter(
    ({ file, call }) => call.callee.kind === 'member' && wanted.test(call.callee.name) && !isTest(file),
  );
}

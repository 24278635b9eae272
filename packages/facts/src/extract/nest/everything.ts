/** All classes and calls of the project, not only of the files that facts are drawn from. */
import type { PlacedCall, PlacedClass, Project } from '../../link/project';
import { isTest } from '../../read/list-tree';

export function everyClass({ names }: Project): PlacedClass[] {
  return [...names.files.values()].flatMap(({ sketch }) =>
    sketch.classes.map((entry) => ({ file: sketch.path, sketch: entry })),
  );
}

/** Calls of methods with one of the names, outside of tests. */
export function callsNamed({ names }: Project, wanted: RegExp): PlacedCall[] {
  return [...names.files.values()]
    .filter(({ sketch }) => !isTest(sketch.path))
    .flatMap(({ sketch }) =>
      sketch.calls.flatMap((call, index) =>
        call.callee.kind === 'member' && wanted.test(call.callee.name) ? [{ file: sketch.path, index, call }] : [],
      ),
    );
}

/** Number crunching in loops over indexed data. */
import type { HeavyWorkFact } from '@banyan/model';
import { isTest } from '../../../read/list-tree';
import type { Project } from '../../../link/project';

/** Loops of the focus, tests left out. */
export function crunchingLoops(project: Project): HeavyWorkFact[] {
  return project.sketches
    .filter(({ path }) => !isTest(path))
    .flatMap((sketch) =>
      sketch.loops.map(({ line, scope, depth }) => ({
        kind: 'cpu-loop' as const,
        what: `number crunching loop over indexed data, ${depth} deep`,
        ...{ file: sketch.path, line, function: project.functionAt(sketch.path, scope) },
        ...{ effect: 'blocks-loop' as const, cost: 'tenths' as const, group: 'loops' },
        instead: 'Do it in a worker thread or behind a queue, or with a native library.',
      })),
    );
}

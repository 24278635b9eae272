/** Where the code hands out files: folders in front of routes, plugins, modules, and files in answer to one request. */
import type { ServedFilesFact } from '@banyan/model';
import type { PlacedCall, Project } from '../../link/project';
import { hapiRoutes } from './hapi-routes';
import { sentFile } from './sent-file';
import { servedFolders } from './served-folders';

/** What is said of files without where the call stands. */
export type Served = Omit<ServedFilesFact, 'file' | 'line' | 'function' | 'call'> & {
  /** Other than the call as written. */
  readonly call?: string;
  readonly line?: number;
};

type Reader = (placed: PlacedCall, project: Project) => readonly Served[];

const readers: readonly Reader[] = [servedFolders, sentFile, hapiRoutes];

/** Tests are left out. */
export function servedFiles(project: Project): ServedFilesFact[] {
  return project.sourceCalls.flatMap((placed) => {
    const { file, call } = placed;
    if (call.callee.kind === 'unknown') return [];
    return readers.flatMap((read) =>
      read(placed, project).map((served) => ({
        ...{ call: served.call ?? project.calleeText(placed), line: call.line },
        ...served,
        ...{ file, function: project.functionAt(file, call.scope) },
      })),
    );
  });
}

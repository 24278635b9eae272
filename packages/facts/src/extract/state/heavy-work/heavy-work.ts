/** Heavy work: loops that crunch numbers, calls that compute or wait, regular expressions on what comes from outside. */
import type { HeavyWorkFact } from '@banyan/model';
import type { Project } from '../../../link/project';
import { crunchingLoops } from './crunching-loops';
import { jsonWork } from './json-work';
import { libraryWork } from './library-work';
import { regexWork } from './regex-work';

export function heavyWork(project: Project): HeavyWorkFact[] {
  return [...crunchingLoops(project), ...libraryWork(project), ...jsonWork(project), ...regexWork(project)];
}

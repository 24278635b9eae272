/** Routes of Hapi that `inert` answers: `handler: { directory: { path: 'public' } }`, `handler: { file: 'index.html' }`. */
import type { KeepTime } from '@banyan/model';
import { field, type PlacedCall, type Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { elements } from '../data/opened';
import { fieldValues } from '../data/opened-fields';
import { pathText } from './path-text';
import { servedFile } from './sent-file';
import type { Served } from './served-files';

export function hapiRoutes(placed: PlacedCall, project: Project): Served[] {
  const { file, call } = placed;
  const [routes] = call.args;
  if (!routes || call.callee.kind !== 'member' || call.callee.name !== 'route') return [];
  return elements(routes, { file, scope: call.scope }, project).flatMap(({ term, place }) => {
    const options = field(term, 'options') ?? field(term, 'config');
    const handler = field(term, 'handler') ?? field(options, 'handler');
    const keeps = keptByRoute(options, place, project);
    return handler ? answered(handler, placed, place, project).map((one) => ({ ...one, ...(keeps && { keeps }) })) : [];
  });
}

function answered(handler: Term, placed: PlacedCall, place: Place, project: Project): Served[] {
  const directory = field(handler, 'directory');
  if (directory) {
    const [root] = fieldValues(directory, 'path', place, project);
    const path = root ? pathText(root.value, root.place, project) : '';
    return [{ library: 'hapi', of: 'folder', call: 'handler.directory', ...(/[^…/]/.test(path) && { path }) }];
  }
  const given = field(handler, 'file');
  if (!given) return [];
  const { keeps: _, ...served } = servedFile(given, [], 'hapi', placed, project);
  return [{ ...served, call: 'handler.file' }];
}

/** `cache: { expiresIn: 30 * 1000, privacy: 'private' }`, in milliseconds. */
function keptByRoute(options: Term | undefined, place: Place, project: Project): KeepTime | undefined {
  const cache = field(options, 'cache');
  if (cache?.kind !== 'record') return undefined;
  const age = field(cache, 'expiresIn');
  const isPrivate = project.text(field(cache, 'privacy'), place) === 'private';
  return {
    ...(age?.kind === 'number' && { maxAge: age.value / 1_000 }),
    ...(isPrivate && { private: true as const }),
  };
}

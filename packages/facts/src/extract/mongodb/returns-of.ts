/** What an own function gives back, as a term. */
import type { PlacedTerm } from '../../link/constants';
import type { Project } from '../../link/project';
import type { Place } from '../../link/types';

export function returnsOf(index: number, { file }: Place, project: Project): PlacedTerm[] {
  const call = project.sketch(file).calls[index];
  if (!call || call.isNew) return [];
  const type = project.types.of(call.callee, { file, scope: call.scope });
  if (type?.kind !== 'function' && type?.kind !== 'callback') return [];
  const scope =
    type.kind === 'callback' ? type.scope : project.names.files.get(type.file)?.functions.get(type.name)?.scope;
  const returns = scope === undefined ? undefined : project.sketch(type.file).scopes[scope]?.returns;
  return returns && scope !== undefined ? [{ term: returns, place: { file: type.file, scope } }] : [];
}

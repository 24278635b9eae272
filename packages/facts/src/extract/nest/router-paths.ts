/** Paths that `RouterModule.register` puts before a module's controllers, by module. */
import type { SymbolId } from '@banyan/model';
import { field, type Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { classReference } from './class-reference';
import { callsNamed } from './calls-named';

export function routerPaths(project: Project): Map<SymbolId, string> {
  const paths = new Map<SymbolId, string>();
  for (const { file, call } of callsNamed(project, /^(?:register|forRoutes)$/)) {
    if (call.callee.kind !== 'member' || call.callee.of.kind !== 'name' || call.callee.of.name !== 'RouterModule')
      continue;
    addRoutes(call.args[0], '', { file, scope: call.scope }, paths, project);
  }
  return paths;
}

function addRoutes(
  term: Term | undefined,
  above: string,
  place: Place,
  paths: Map<SymbolId, string>,
  project: Project,
): void {
  const opened = term?.kind === 'name' || term?.kind === 'member' ? project.types.constant(term, place) : undefined;
  if (opened) return addRoutes(opened.term, above, opened.place, paths, project);
  if (term?.kind === 'spread') return addRoutes(term.of, above, place, paths, project);
  if (term?.kind !== 'list') return;
  for (const item of term.items) {
    if (item.kind === 'spread') addRoutes(item.of, above, place, paths, project);
    const type = classReference(field(item, 'module') ?? item, place, project)?.type;
    const own = project.text(field(item, 'path'), place) ?? '';
    const path = `${above}/${own}`;
    if (type) paths.set(`${type.file}#${type.name}`, path);
    addRoutes(field(item, 'children'), path, place, paths, project);
  }
}

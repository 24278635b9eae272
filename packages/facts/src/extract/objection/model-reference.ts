/** The model that a relation names: a class, a function that gives it, a module, or the path of one. */
import type { Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { classReference } from '../nest/class-reference';

/** @returns the name of the class; that of the file where only its path is written */
export function modelNamed(term: Term | undefined, place: Place, project: Project): string | undefined {
  if (!term) return undefined;
  const type = project.types.of(term, place);
  if (type?.kind === 'class') return type.name;
  const path = pathOf(term, place, project);
  if (path !== undefined) return path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  return classReference(term, place, project)?.name;
}

/** `'./Pet'`, `path.join(__dirname, 'Pet')`, `` `${__dirname}/Pet` `` */
function pathOf(term: Term, place: Place, project: Project): string | undefined {
  if (term.kind === 'template') {
    const last = term.parts.at(-1);
    return last?.kind === 'text' ? last.value : undefined;
  }
  if (term.kind !== 'call') return project.text(term, place);
  const call = project.sketch(place.file).calls[term.call];
  const joins = call?.callee.kind === 'member' && /^(?:join|resolve)$/.test(call.callee.name);
  return joins ? project.text(call.args.at(-1), place) : undefined;
}

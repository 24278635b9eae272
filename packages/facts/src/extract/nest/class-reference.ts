/** `X`, `() => X`, `forwardRef(() => X)`, `'X'` → the class that is meant. */
import type { Project } from '../../link/project';
import type { ClassType } from '../../link/type';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';

/** A class as another one names it. */
export interface ClassReference {
  /** As written, or the string. */
  readonly name: string;
  readonly type?: ClassType;
  readonly forwardRef: boolean;
}

export function classReference(term: Term | undefined, place: Place, project: Project): ClassReference | undefined {
  if (!term) return undefined;
  if (term.kind === 'function')
    return classReference(returned(term.scope, place.file, project), { ...place, scope: term.scope }, project);
  if (term.kind === 'call') return fromCall(term.call, place, project);
  if (term.kind === 'text') return { name: term.value, forwardRef: false };
  if (term.kind === 'cast') return classReference(term.of, place, project);
  if (term.kind === 'list') return classReference(term.items[0], place, project);
  const type = project.types.of(term, place);
  const own = type?.kind === 'class' ? { name: type.name, type } : undefined;
  if (term.kind === 'name') return { name: own?.name ?? term.name, forwardRef: false, ...own };
  if (term.kind === 'member') {
    // `Photo.name` stands for the class where a token is wanted.
    if (term.name === 'name') return classReference(term.of, place, project);
    return { name: own?.name ?? term.name, forwardRef: false, ...own };
  }
  return undefined;
}

function returned(scope: number, file: string, project: Project): Term | undefined {
  return project.sketch(file).scopes[scope]?.returns;
}

function fromCall(index: number, place: Place, project: Project): ClassReference | undefined {
  const call = project.sketch(place.file).calls[index];
  if (call?.callee.kind !== 'name' || !/^(?:forwardRef|lazy|Type)$/.test(call.callee.name)) return undefined;
  const inner = classReference(call.args[0], place, project);
  return inner && { ...inner, forwardRef: call.callee.name === 'forwardRef' };
}

/** Lists of promises: whether a call is in one, written in it, mapped into it or pushed to it. */
import type { Project } from '../../link/project';
import type { Term } from '../../sketch/term';

/**
 * @param at index of the call that is given the list
 * @param index the call that is looked for
 */
export function holdsCall(list: Term, file: string, at: number, index: number, project: Project, depth = 0): boolean {
  const sketch = project.sketch(file);
  const inner = (term: Term): boolean => depth < 4 && holdsCall(term, file, at, index, project, depth + 1);
  switch (list.kind) {
    case 'list':
      return list.items.some(inner);
    case 'spread':
      return inner(list.of);
    case 'call':
      return (
        list.call === index ||
        project.around(file, sketch.calls[index]?.scope ?? 0).some((outer) => outer.index === list.call)
      );
    case 'name': {
      const place = { file, scope: sketch.calls[at]?.scope ?? 0 };
      const constant = project.types.constant(list, place);
      return (constant !== undefined && inner(constant.term)) || pushed(list.name, file, at, project).some(inner);
    }
    default:
      return false;
  }
}

/** What is pushed to a list of the same function. */
function pushed(name: string, file: string, at: number, project: Project): readonly Term[] {
  const sketch = project.sketch(file);
  const owner = sketch.scopes[sketch.calls[at]?.scope ?? 0]?.function;
  return project
    .callIndex(file)
    .named('push')
    .flatMap(({ callee, args, scope }) =>
      callee.kind === 'member' &&
      callee.of.kind === 'name' &&
      callee.of.name === name &&
      sketch.scopes[scope]?.function === owner
        ? args
        : [],
    );
}

/** What an expression is, as written: names, constants and calls of own functions are replaced by what they stand for. */
import type { PlacedTerm } from '../../link/constants';
import type { Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { pushedTo } from './pushed-to';

/** How many names, calls and branches are opened one behind the other. */
const deepest = 8;
const handsElements = /^(?:map|flatMap|forEach|filter|find|some|every)$/;

/** The literals that a term may be, each with the place that it is written in; empty when it is only known at run time. */
export function opened(term: Term | undefined, place: Place, project: Project, depth = 0): PlacedTerm[] {
  if (!term || depth > deepest) return [];
  const inner = (next: Term | undefined, at: Place = place): PlacedTerm[] => opened(next, at, project, depth + 1);
  switch (term.kind) {
    case 'name':
    case 'member':
      return openedName(term, place, project, depth);
    case 'either':
      return term.options.flatMap((option) => inner(option));
    case 'cast':
    case 'spread':
      return inner(term.of);
    case 'call':
      return openedCall(term.call, place, project, depth);
    case 'unknown':
    case 'null':
      return [];
    default:
      return [{ term, place }];
  }
}

/** The elements of a list: those that are written, mapped from another list, or pushed to it. */
export function elements(term: Term, place: Place, project: Project, depth = 0): PlacedTerm[] {
  if (depth > deepest) return [];
  return opened(term, place, project, depth).flatMap((one) =>
    one.term.kind === 'list'
      ? one.term.items.flatMap((item) =>
          item.kind === 'spread'
            ? elements(item.of, one.place, project, depth + 1)
            : opened(item, one.place, project, depth + 1),
        )
      : [one],
  );
}

function openedName(term: Term, place: Place, project: Project, depth: number): PlacedTerm[] {
  const constant = project.types.constant(term, place);
  if (!constant) return term.kind === 'name' ? handedElements(term.name, place, project, depth) : [];
  const found = opened(constant.term, constant.place, project, depth + 1);
  const more =
    term.kind === 'name' ? [...pushedTo(term.name, place, project), ...setLater(term.name, place, project)] : [];
  if (more.length === 0) return found;
  return [...found, ...more.flatMap((item) => opened(item.term, item.place, project, depth + 1))];
}

/** `let list = []; … list = other;` */
function setLater(name: string, place: Place, project: Project): PlacedTerm[] {
  const sketch = project.sketch(place.file);
  const owner = sketch.scopes[place.scope]?.function;
  return project
    .callIndex(place.file)
    .setting(name)
    .flatMap(({ value, scope }) =>
      value && sketch.scopes[scope]?.function === owner ? [{ term: value, place: { file: place.file, scope } }] : [],
    );
}

/** `list.map((item) => …)`: what the list holds. */
function handedElements(name: string, place: Place, project: Project, depth: number): PlacedTerm[] {
  const sketch = project.sketch(place.file);
  for (let at = place.scope; at > 0; at = sketch.scopes[at]?.parent ?? -1) {
    const scope = sketch.scopes[at];
    const binding = scope?.bindings.get(name);
    if (!binding) continue;
    const call = scope?.callbackOf && sketch.calls[scope.callbackOf.call];
    if (binding.parameter !== 0 || call?.callee.kind !== 'member' || !handsElements.test(call.callee.name)) return [];
    return elements(call.callee.of, { file: place.file, scope: call.scope }, project, depth + 1);
  }
  return [];
}

/** What a function of the project gives back, what a list is mapped to, what `Object.assign` puts together. */
function openedCall(index: number, place: Place, project: Project, depth: number): PlacedTerm[] {
  const call = project.sketch(place.file).calls[index];
  if (!call || call.isNew) return [];
  const at = { file: place.file, scope: call.scope };
  const { callee } = call;
  if (callee.kind === 'member') {
    const [first] = call.args;
    if (callee.name === 'map' && first?.kind === 'function') return returnedBy(first.scope, at.file, project, depth);
    if (/^(?:filter|concat|slice|sort)$/.test(callee.name)) return opened(callee.of, at, project, depth + 1);
    if (callee.name === 'assign') return call.args.flatMap((arg) => opened(arg, at, project, depth + 1));
  }
  const type = project.types.of(callee, at);
  if (type?.kind === 'callback') return returnedBy(type.scope, type.file, project, depth);
  if (type?.kind !== 'function') return [];
  const scope = project.names.files.get(type.file)?.functions.get(type.name)?.scope;
  return scope === undefined ? [] : returnedBy(scope, type.file, project, depth);
}

function returnedBy(scope: number, file: string, project: Project, depth: number): PlacedTerm[] {
  return opened(project.sketch(file).scopes[scope]?.returns, { file, scope }, project, depth + 1);
}

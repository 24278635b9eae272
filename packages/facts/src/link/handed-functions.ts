/** Functions that are handed to own functions: `mapLimit(photos, 4, present)` runs `present` once for each photo. */
import type { Term } from '../sketch/term';
import type { PlacedCall, Project } from './project';
import type { Type } from './type';

/** How often an own function calls what it is given as this argument; nothing when it does not call it itself. */
export function usesArgument(
  callee: Type | undefined,
  argument: number,
  project: Project,
): 'once' | 'many' | undefined {
  if (callee?.kind !== 'function') return undefined;
  const indexed = project.names.files.get(callee.file);
  const own = indexed?.functions.get(callee.name);
  const name = own && indexed?.sketch.scopes[own.scope]?.parameters[argument]?.name;
  if (!indexed || !name) return undefined;
  let found: 'once' | undefined;
  for (const { callee: inner, args, repetition } of indexed.calls.inside(callee.name)) {
    if (isName(inner, name)) {
      if (repetition) return 'many';
      found = 'once';
    } else if (inner.kind === 'member' && repeats.has(inner.name) && isName(args[0], name)) return 'many';
  }
  return found;
}

/** Methods that call what they are given, once for each element. */
export const repeats = new Set('map forEach flatMap reduce filter some every find'.split(' '));

/** Whether a call is written in a function that is handed to an own function, which calls it many times. */
export function isRepeatedAround({ file, call }: PlacedCall, project: Project): boolean {
  const { scopes, calls } = project.sketch(file);
  const own = scopes[call.scope]?.function;
  for (let at = call.scope; at > 0 && scopes[at]?.function === own; at = scopes[at]?.parent ?? -1) {
    const handed = scopes[at]?.callbackOf;
    const outer = handed && calls[handed.call];
    if (!handed || !outer) continue;
    const callee = project.types.of(outer.callee, { file, scope: outer.scope });
    if (usesArgument(callee, handed.argument, project) === 'many') return true;
  }
  return false;
}

function isName(term: Term | undefined, name: string): boolean {
  return term?.kind === 'name' && term.name === name;
}

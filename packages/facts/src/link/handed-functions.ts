/** Functions that are handed to own functions: `mapLimit(photos, 4, present)` runs `present` once for each photo. */
import type { CallSketch } from '../sketch/file-sketch';
import type { Term } from '../sketch/term';
import { repeatingFunctions, repeatingMethods } from '../sketch/repeating-calls';
import type { Project } from './project';
import type { Type } from './type';

/** How an own function calls what it is given. */
export interface ArgumentUse {
  readonly often: 'once' | 'many';
  /** The function that calls it, and the call: of the argument itself, or `photos.map(argument)`. */
  readonly file: string;
  readonly owner: string;
  readonly call: CallSketch;
}

/** How often an own function calls what it is given as this argument; nothing when it does not call it itself. */
export function usesArgument(callee: Type | undefined, argument: number, project: Project): ArgumentUse | undefined {
  if (callee?.kind !== 'function') return undefined;
  const { file, name: owner } = callee;
  const indexed = project.names.files.get(file);
  const own = indexed?.functions.get(owner);
  const name = own && indexed?.sketch.scopes[own.scope]?.parameters[argument]?.name;
  if (!indexed || !name) return undefined;
  let found: ArgumentUse | undefined;
  let again: CallSketch | undefined;
  for (const call of project.callIndex(file).inside(owner)) {
    const { callee: inner, args, repetition } = call;
    if (isName(inner, name)) {
      if (repetition) return { often: 'many', file, owner, call };
      found = { often: 'once', file, owner, call };
    } else if (inner.kind === 'member' && repeats.has(inner.name) && isName(args[0], name))
      return { often: 'many', file, owner, call };
    else if (isName(args[argument], name) && isItself(inner, owner)) again = call;
  }
  // Handed on to itself, it is called once on each level.
  return found && again ? { ...found, often: 'many' } : found;
}

/** Methods that call what they are given, once for each element. */
export const repeats = repeatingMethods;

/** Functions that do so. */
export const poolFunctions = repeatingFunctions;

/** `walk(…)` in `walk`, `this.walk(…)` in `Tree.walk`. */
function isItself(callee: Term, owner: string): boolean {
  if (callee.kind === 'name') return callee.name === owner;
  const own = callee.kind === 'member' && callee.of.kind === 'name' && callee.of.name === 'this';
  return own && owner.endsWith(`.${callee.name}`);
}

function isName(term: Term | undefined, name: string): boolean {
  return term?.kind === 'name' && term.name === name;
}

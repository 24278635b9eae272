/** Everything in a function that repeats a call: loops, callbacks of lists and pools, own functions that call many times. */
import type { RepeatFact } from '@banyan/model';
import { type ArgumentUse, usesArgument } from '../../link/handed-functions';
import type { Project } from '../../link/project';
import type { CallSketch } from '../../sketch/file-sketch';
import { callbackSource, collectionArgument } from './callback-source';
import { loopRepeat } from './loop-repeat';
import { type Source, sourceOf } from './source-of';

/** A piece of code: a call, or something that is waited for. */
export interface Repeated {
  readonly file: string;
  readonly scope: number;
  readonly repeat?: number | undefined;
}

/** The repetitions around a piece of code, innermost first; none for most. */
export function repeatsOf({ file, scope, repeat }: Repeated, project: Project): RepeatFact[] {
  const handed = handedRepeats(file, scope, project);
  if (repeat === undefined) return handed;
  const { repeats } = project.sketch(file);
  const found: RepeatFact[] = [];
  for (let at: number | undefined = repeat; at !== undefined; at = repeats[at]?.parent) {
    const fact = repeatFact(file, at, project);
    if (fact) found.push(fact);
  }
  return handed.length === 0 ? found : [...found, ...handed].sort((a, b) => b.line - a.line);
}

/** What one repetition goes over; nothing where the callback turns out to run once (`TaskEither.map`). */
function repeatFact(file: string, index: number, project: Project): RepeatFact | undefined {
  const sketch = project.sketch(file).repeats[index];
  if (!sketch) return undefined;
  if (sketch.form !== 'callback') return loopRepeat(file, index, project);
  const call = sketch.over?.kind === 'call' ? project.sketch(file).calls[sketch.over.call] : undefined;
  const source = call && sketch.over?.kind === 'call' && callbackSource(call, sketch.over.call, file, project);
  if (!source) return undefined;
  const { by, line, element } = sketch;
  const sequential = isSequential(call) && sketch.waits === true;
  return { by, line, ...source, ...(element !== undefined && { element }), ...(sequential && { sequential }) };
}

/** `reduce(async (done, photo) => { await done; … })` and `eachSeries`: one after the other. */
function isSequential({ callee }: CallSketch): boolean {
  return (callee.kind === 'member' || callee.kind === 'name') && /^reduce|Series$/.test(callee.name);
}

/** A callback that is handed to an own function which calls it many times. */
function handedRepeats(file: string, scope: number, project: Project): RepeatFact[] {
  const { scopes, calls } = project.sketch(file);
  const own = scopes[scope]?.function;
  const found: RepeatFact[] = [];
  for (let at = scope; at > 0 && scopes[at]?.function === own; at = scopes[at]?.parent ?? -1) {
    const handed = scopes[at]?.callbackOf;
    const outer = handed && calls[handed.call];
    if (!handed || !outer) continue;
    const fact = handedRepeat(outer, handed.argument, file, project);
    if (fact) found.push({ ...fact, ...elementOf(scopes[at]?.parameters[0]?.name) });
  }
  return found;
}

/** What an own function does with a function that it is handed: by its own loops, over what it is given. */
export function handedRepeat(
  outer: CallSketch,
  argument: number,
  file: string,
  project: Project,
): RepeatFact | undefined {
  const callee = project.types.of(outer.callee, { file, scope: outer.scope });
  const use = usesArgument(callee, argument, project);
  if (use?.often !== 'many') return undefined;
  const [inner] = use.call.repeat === undefined ? [] : repeatsOf({ ...use.call, file: use.file }, project);
  const given = givenSource(outer, inner?.text ?? '', use, file, project);
  const over = inner && inner.over !== 'collection' ? inner.over : (given?.over ?? 'collection');
  const base = { by: 'mapped-callback', line: outer.line, over, text: given?.text ?? '' } as const;
  const size = over === 'constant' ? (inner?.over === 'constant' ? inner.size : given?.size) : undefined;
  return {
    ...base,
    ...(size !== undefined && { size }),
    ...(over === 'collection' && given?.given && { given: given.given }),
    ...(inner?.sequential && { sequential: true }),
  };
}

/** The argument that the own function goes over, by the name of its parameter; else the one that looks like a list. */
function givenSource(
  outer: CallSketch,
  over: string,
  use: ArgumentUse,
  file: string,
  project: Project,
): Source | undefined {
  const own = project.names.files.get(use.file);
  const parameters = own?.sketch.scopes[own.functions.get(use.owner)?.scope ?? 0]?.parameters ?? [];
  const at = parameters.findIndex(({ name }) => name !== '' && name === over);
  const list = at < 0 ? collectionArgument(outer) : outer.args[at];
  return list && sourceOf(list, { file, scope: outer.scope }, project);
}

function elementOf(name: string | undefined): { readonly element?: string } {
  return name ? { element: name } : {};
}

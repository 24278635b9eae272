/** What a name stands for: a local of this function or of one around it, or a name of the module. */
import type { IndexedFile, Named } from '../../../link/names';
import type { Term } from '../../../sketch/term';
import type { Run } from './run';
import { type Frame, unknown, type Value } from './value';

export function valueOfName(name: string, frame: Frame, run: Run): Value {
  if (name === 'this' || name === 'super') return frame.self ?? unknown;
  for (let at: Frame | undefined = frame; at && at.scope > 0; at = at.parent) {
    const value = at.vars.get(name) ?? local(name, at, run);
    if (value) return value;
  }
  return moduleName(name, frame, run);
}

/** What a name of a module stands for; the module runs first. */
export function valueOfNamed(named: Named | undefined, run: Run): Value {
  if (!named) return unknown;
  if (named.kind === 'library') return { kind: 'library', module: named.module, name: named.name };
  if (named.kind === 'file') return wholeModule(named.file, run);
  const { file, name } = named;
  const indexed = run.project.names.files.get(file);
  if (indexed?.classes.has(name)) return { kind: 'class', type: { kind: 'class', file, name, itself: true, args: [] } };
  const frame = run.module(file);
  return frame.vars.get(name) ?? declared(name, frame, indexed, run);
}

/** A name that a function or a block within it declares. */
function local(name: string, at: Frame, run: Run): Value | undefined {
  const sketch = run.project.sketch(at.file);
  for (let scope = at.scope; scope > 0 && scope !== at.parent?.scope; scope = sketch.scopes[scope]?.parent ?? 0) {
    const binding = sketch.scopes[scope]?.bindings.get(name);
    if (!binding) continue;
    if (binding.init && run.loops.of(sketch, scope).has(name)) return run.value(binding.init, at);
    return kept(name, at, () => (binding.init ? run.value(binding.init, at) : unknown));
  }
  return undefined;
}

function moduleName(name: string, frame: Frame, run: Run): Value {
  const sketch = run.project.sketch(frame.file);
  const looped = run.loops.of(sketch, 0).has(name) && sketch.scopes[0]?.bindings.get(name)?.init;
  if (looped) return run.value(looped, frame);
  return run.named(run.project.names.lookup(frame.file, name));
}

/** A constant or function of a module; a function with fields may be written as a constant. */
function declared(name: string, frame: Frame, indexed: IndexedFile | undefined, run: Run): Value {
  const init: Term | undefined = indexed?.sketch.scopes[0]?.bindings.get(name)?.init;
  const fn = indexed?.functions.get(name);
  const closure = fn && ({ kind: 'closure', frame, scope: fn.scope } as const);
  if (closure && init?.kind !== 'record' && init?.kind !== 'call') return closure;
  if (!init) return unknown;
  return kept(name, frame, () => {
    const value = run.value(init, frame);
    return value.kind === 'unknown' && closure ? closure : value;
  });
}

/** Evaluated once for a frame; unknown within itself. */
function kept(name: string, { vars }: Frame, evaluate: () => Value): Value {
  vars.set(name, unknown);
  const value = evaluate();
  vars.set(name, value);
  return value;
}

/** A CommonJS module is what it assigns to `module.exports`. */
function wholeModule(file: string, run: Run): Value {
  const sketch = run.project.sketch(file);
  const commonjs = !sketch.imports.some(({ kind }) => kind === 'value' || kind === 're-export');
  const itself = commonjs && sketch.exports.some(({ name, from }) => name === 'default' && from === undefined);
  const value = itself ? run.named(run.project.names.exported(file, 'default')) : unknown;
  if (value.kind !== 'unknown') return value;
  run.module(file);
  return { kind: 'module', file };
}

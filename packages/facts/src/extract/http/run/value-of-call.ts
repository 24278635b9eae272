/** Calls: what a framework makes of them, else what the function that is called gives back. */
import type { CallSketch } from '../../../sketch/file-sketch';
import type { Term } from '../../../sketch/term';
import { isSuper, superCall } from './construct';
import type { PlacedValueCall, Run } from './run';
import { type Frame, text, unknown, type Value } from './value';
import { valuesOf } from './value-of-term';

const iterating = new Set(['forEach', 'map', 'flatMap', 'filter', 'reduce', 'some', 'every', 'each']);

export function valueOfCall(sketch: CallSketch, index: number, frame: Frame, run: Run): Value {
  const required = requiredModule(sketch);
  if (required !== undefined) return run.named(run.project.names.moduleOf(frame.file, required));
  const [of, name] = receiver(sketch.callee, frame, run);
  const on = run.value(of ?? sketch.callee, frame);
  const args = sketch.args.flatMap((arg) => valuesOf(arg, frame, run));
  const call = { sketch, index, frame, on, name, args };
  return run.meaning(call, run) ?? ofList(call, run) ?? wrapped(call, ofOwn(call, run));
}

/** `require('./routes')` */
function requiredModule({ callee, args, isNew }: CallSketch): string | undefined {
  if (isNew || callee.kind !== 'name' || callee.name !== 'require') return undefined;
  return args[0]?.kind === 'text' ? args[0].value : undefined;
}

/** `object.name(…)`, `object[name](…)` */
function receiver(callee: Term, frame: Frame, run: Run): readonly [Term | undefined, string] {
  if (callee.kind === 'member') return [callee.of, callee.name];
  if (callee.kind !== 'item') return [undefined, ''];
  const key = run.value(callee.key, frame);
  return key.kind === 'text' ? [callee.of, key.text] : [undefined, ''];
}

/** `routes.forEach((add) => add(app))` */
function ofList({ on, name, args }: PlacedValueCall, run: Run): Value | undefined {
  if (on.kind !== 'list') return undefined;
  const [callback] = args;
  if (name === 'concat') return on;
  if (!iterating.has(name)) return undefined;
  if (callback?.kind !== 'closure') return unknown;
  return { kind: 'list', items: on.items.map((item, at) => run.invoke(callback, [item, text(String(at))])) };
}

/** `attemptAll(controller)`: of a whole module or object, wrapped one by one, the functions keep their names. */
function wrapped({ sketch, args }: PlacedValueCall, result: Value): Value {
  const says = result.kind !== 'unknown' && !(result.kind === 'record' && result.term.fields.length === 0);
  if (says || sketch.isNew) return result;
  return args.find(({ kind }) => kind === 'module' || kind === 'instance') ?? result;
}

/** A function or class of the project. */
function ofOwn({ sketch, frame, on, name, args }: PlacedValueCall, run: Run): Value {
  if (isSuper(sketch)) return superCall(args, frame, run);
  const fn = name === '' ? on : run.member(on, name);
  if (fn.kind === 'class' && sketch.isNew) return run.instantiate(fn.type, args);
  if (fn.kind === 'closure') return run.invoke(fn, args, { frame, sketch });
  // `plugin.bind(this)`, `fn.call(this, app)`
  if (on.kind === 'closure' && name === 'bind') return on;
  if (on.kind === 'closure' && name === 'call') return run.invoke(on, args.slice(1), { frame, sketch });
  return unknown;
}

/** Constructors: what runs when an instance is made. */
import type { ClassType } from '../../../link/type';
import type { CallSketch, FileSketch, ScopeSketch } from '../../../sketch/file-sketch';
import { parameters } from './invoke';
import type { Run } from './run';
import { type Frame, type Instance, unknown, type Value } from './value';

/** Runs the initialisers and the constructor of a class, after those of its bases. */
export function construct(type: ClassType, args: readonly Value[], instance: Instance, run: Run): void {
  const sketch = run.project.sketch(type.file);
  const scopes = constructorScopes(type, sketch);
  const callsSuper = sketch.calls.some((call) => scopes.includes(call.scope) && isSuper(call));
  const base = run.project.types.base({ ...type, itself: false });
  if (!callsSuper && base?.kind === 'class') construct(base, args, instance, run);
  if (run.isDeep()) return;
  for (const scope of scopes) {
    const frame: Frame = {
      file: type.file,
      scope,
      vars: parameters(sketch.scopes[scope] as ScopeSketch, args),
      calls: new Map(),
      parent: run.module(type.file),
      self: instance,
    };
    instance.constructed.push(frame);
    run.enter(frame, () => undefined);
  }
}

/** `super(…)` in a constructor. */
export function superCall(args: readonly Value[], frame: Frame, run: Run): Value {
  const owner = run.project.types.self(frame);
  const base = owner && run.project.types.base({ ...owner, itself: false });
  if (frame.self && base?.kind === 'class') construct(base, args, frame.self, run);
  return unknown;
}

export function isSuper({ callee }: CallSketch): boolean {
  return callee.kind === 'name' && callee.name === 'super';
}

/** The outermost scopes of a class's constructor, its initialisers among them. */
function constructorScopes({ name }: ClassType, { functions, scopes }: FileSketch): number[] {
  const own = functions.findIndex((entry) => entry.name === `${name}.constructor`);
  return scopes.flatMap((scope, at) =>
    own > 0 && scope.function === own && scopes[scope.parent]?.function !== own ? [at] : [],
  );
}

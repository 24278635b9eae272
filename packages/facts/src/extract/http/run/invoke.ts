/** Calls of the project's own functions. */
import type { ScopeSketch } from '../../../sketch/file-sketch';
import type { Run } from './run';
import { type Caller, type Closure, type Frame, unknown, type Value } from './value';

/** Runs a function's body. @returns what it gives back */
export function invoke(closure: Closure, args: readonly Value[], caller: Caller | undefined, run: Run): Value {
  const { frame: outer, scope } = closure;
  const { file } = outer;
  const sketch = run.project.sketch(file)?.scopes[scope];
  if (!sketch || !run.mayEnter({ file, scope })) return unknown;
  const self = closure.self ?? outer.self;
  const frame: Frame = {
    file,
    scope,
    vars: parameters(sketch, args),
    calls: new Map(),
    parent: outer,
    ...(self && { self }),
    ...(caller && { caller }),
  };
  return run.enter(frame, () => (sketch.returns ? run.value(sketch.returns, frame) : unknown));
}

/** What the parameters of a function stand for in a call. */
export function parameters({ parameters: params, bindings }: ScopeSketch, args: readonly Value[]): Map<string, Value> {
  const vars = new Map<string, Value>();
  params.forEach(({ name }, at) => {
    vars.set(name === '' ? `(${at})` : name, args[at] ?? unknown);
  });
  const rest = params.at(-1)?.name === '' && [...bindings].find(([, { init }]) => init?.kind === 'unknown');
  if (rest) vars.set(rest[0], { kind: 'list', items: args.slice(params.length - 1) });
  return vars;
}

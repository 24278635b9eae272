/** Timers: work that the process takes up again by itself. */
import type { ProcessStateFact } from '@banyan/model';
import type { Project } from '../../link/project';
import type { CallSketch, FileSketch } from '../../sketch/file-sketch';

/** `setInterval`, and functions that call themselves again through `setTimeout`. */
export function timers(sketch: FileSketch, project: Project): ProcessStateFact[] {
  return sketch.calls.flatMap((call): ProcessStateFact[] => {
    const name = timerName(call);
    if (name === undefined || (name === 'setTimeout' && !isLoop(call, sketch))) return [];
    return [
      { kind: 'timer', name, file: sketch.path, line: call.line, owner: project.functionAt(sketch.path, call.scope) },
    ];
  });
}

/** Also as a member of what holds the globals; an own object may have a method of that name. */
function timerName({ callee, isNew }: CallSketch): string | undefined {
  if (isNew || (callee.kind !== 'name' && callee.kind !== 'member')) return undefined;
  if (callee.name !== 'setInterval' && callee.name !== 'setTimeout') return undefined;
  const global =
    callee.kind === 'name' || (callee.of.kind === 'name' && /^(?:globalThis|global|timers)$/.test(callee.of.name));
  return global ? callee.name : undefined;
}

/** `function poll() { …; setTimeout(poll, 1000); }`, and the same within a callback or through `this`. */
function isLoop({ args, scope }: CallSketch, sketch: FileSketch): boolean {
  const around = sketch.functions[sketch.scopes[scope]?.function ?? 0];
  const name = around?.name.slice(around.name.lastIndexOf('.') + 1);
  const [handler] = args;
  if (!name || !handler) return false;
  if (handler.kind === 'name' || handler.kind === 'member') return handler.name === name;
  if (handler.kind !== 'function') return false;
  return sketch.calls.some(
    (call) =>
      call.scope === handler.scope &&
      (call.callee.kind === 'name' || call.callee.kind === 'member') &&
      call.callee.name === name,
  );
}

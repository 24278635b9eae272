/** Statements of a function's body, in the order of the code: its calls, as far as they matter. */
import type { CallSketch, FileSketch } from '../../../sketch/file-sketch';
import type { Term } from '../../../sketch/term';
import { loopedIn } from './loops';
import type { Run } from './run';
import type { Frame } from './value';

type CallsOfScopes = ReadonlyMap<number, readonly number[]>;

/** Calls by scope, put in order once for each file. */
export class Statements {
  private readonly known = new Map<FileSketch, CallsOfScopes>();

  /** Runs the body of a function or module. */
  run(frame: Frame, run: Run): void {
    const sketch = run.project.sketch(frame.file);
    for (const index of this.callsIn(sketch, frame.scope)) statement(index, frame, sketch, run);
  }

  private callsIn(sketch: FileSketch, scope: number): readonly number[] {
    let calls = this.known.get(sketch);
    if (!calls) {
      calls = callsOfScopes(sketch);
      this.known.set(sketch, calls);
    }
    return calls.get(scope) ?? [];
  }
}

function callsOfScopes({ calls }: FileSketch): CallsOfScopes {
  const found = new Map<number, number[]>();
  calls.forEach(({ scope }, index) => {
    const known = found.get(scope);
    if (known) known.push(index);
    else found.set(scope, [index]);
  });
  return found;
}

/** One call of a body; once for each element when it works on what a loop goes over. */
function statement(index: number, frame: Frame, sketch: FileSketch, run: Run): void {
  const loops = run.loops.of(sketch, frame.scope);
  const looped = loops.size === 0 ? undefined : loopedIn(sketch.calls[index] as CallSketch, sketch, loops);
  const list = looped && run.value(looped.of, frame);
  if (!looped || list?.kind !== 'list') return void run.call(index, frame);
  for (const element of list.items) {
    const elements = new Map([...(frame.elements ?? []), [looped as Term, element]]);
    run.call(index, { ...frame, calls: new Map(frame.calls), elements });
  }
}

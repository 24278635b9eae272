/** Fluent chains: what a call goes on with, and what it came from. `db('t').where(…).update(…)` is one chain of three calls. */
import type { Project } from '../../link/project';
import type { CallSketch, FileSketch } from '../../sketch/file-sketch';
import type { Term } from '../../sketch/term';

/** One call of a chain. */
export interface Link {
  readonly call: CallSketch;
  readonly index: number;
  /** Name of the method; empty for a call that is none. */
  readonly name: string;
}

/** How many calls a chain is followed over. */
const longest = 60;

/** The calls before a call in its chain, nearest first, up to the one that it began with. */
export function cameFrom(file: string, call: CallSketch, project: Project): Link[] {
  const sketch = project.sketch(file);
  const found: Link[] = [];
  let at = call.callee.kind === 'member' ? bare(call.callee.of) : undefined;
  while (at?.kind === 'call' && found.length < longest) {
    const inner: CallSketch | undefined = sketch.calls[at.call];
    if (!inner) break;
    found.push({ call: inner, index: at.call, name: nameOf(inner) });
    at = inner.callee.kind === 'member' ? bare(inner.callee.of) : undefined;
  }
  return found;
}

/** The calls after a call in its chain, also where the chain is held in a variable of the same function in between. */
export function goesOnWith(file: string, index: number, project: Project): Link[] {
  const sketch = project.sketch(file);
  const owner = functionOf(sketch, index);
  const found = new Map<number, Link>();
  const names = new Set<string>();
  const ring = [index];
  for (let at = ring.shift(); at !== undefined && found.size < longest; at = ring.shift()) {
    for (const name of heldAs(sketch, at, owner)) names.add(name);
    sketch.calls.forEach((call, next) => {
      if (found.has(next) || call.callee.kind !== 'member') return;
      const of = bare(call.callee.of);
      const follows =
        of.kind === 'call'
          ? of.call === at
          : of.kind === 'name' && names.has(of.name) && functionOf(sketch, next) === owner;
      if (!follows) return;
      found.set(next, { call, index: next, name: call.callee.name });
      ring.push(next);
    });
  }
  return [...found.values()];
}

/** Variables of a function that hold what a call gives. */
export function heldAs(sketch: FileSketch, index: number, owner: number): string[] {
  return sketch.scopes
    .filter((scope) => scope.function === owner)
    .flatMap(({ bindings }) =>
      [...bindings].flatMap(([name, { init }]) =>
        init && bare(init).kind === 'call' && (bare(init) as { call: number }).call === index ? [name] : [],
      ),
    );
}

function functionOf(sketch: FileSketch, index: number): number {
  return sketch.scopes[sketch.calls[index]?.scope ?? 0]?.function ?? 0;
}

function nameOf({ callee }: CallSketch): string {
  return callee.kind === 'member' ? callee.name : '';
}

function bare(term: Term): Term {
  return term.kind === 'cast' ? bare(term.of) : term;
}

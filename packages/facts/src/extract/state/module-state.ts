/** State at the module level: collections and variables that functions change later. */
import type { ProcessStateFact } from '@banyan/model';
import type { FileSketch, WriteSketch } from '../../sketch/file-sketch';
import type { Term } from '../../sketch/term';
import { changersOf, endsBy, functionsOf, type Inside, isCollection, madeOf, shadowed } from './collection';
import { useOf } from './state-use';

/** Collections and variables at the module level that functions change. */
export function moduleState(sketch: FileSketch): ProcessStateFact[] {
  const owner = `${sketch.path}#`;
  return [...(sketch.scopes[0]?.bindings ?? [])].flatMap(([name, binding]): ProcessStateFact[] => {
    const at = { file: sketch.path, line: binding.line, owner, name, ...useOf(name, madeOf(binding.init, sketch)) };
    const changedIn = isCollection(binding.init, sketch) ? changersOf({ kind: 'name', name }, sketch) : [];
    if (changedIn.length > 0) return [{ kind: 'collection', ...at, ...endsBy(binding.init, sketch), changedIn }];
    const writes = sketch.writes.filter((write) => write.scope > 0 && isName(write.target, name, write, sketch));
    return binding.mutable && writes.length > 0
      ? [{ kind: 'variable', ...at, changedIn: functionsOf(writes, sketch) }]
      : [];
  });
}

/** Variables of a function that is called at once, `const next = (() => { let n = 0; return () => n++; })()`. */
export function closureState(sketch: FileSketch): ProcessStateFact[] {
  const bodies = sketch.calls.flatMap(({ scope, callee }) =>
    scope === 0 && callee.kind === 'function' ? [callee.scope] : [],
  );
  return bodies.flatMap((body) =>
    [...(sketch.scopes[body]?.bindings ?? [])].flatMap(([name, { line, init, mutable }]): ProcessStateFact[] => {
      const later: Inside = (scope) => scope !== body && holderOf(name, scope, sketch) === body;
      const at = { file: sketch.path, line, owner: `${sketch.path}#`, name, ...useOf(name, madeOf(init, sketch)) };
      const changedIn = isCollection(init, sketch) ? changersOf({ kind: 'name', name }, sketch, later) : [];
      if (changedIn.length > 0) return [{ kind: 'collection', ...at, changedIn }];
      const writes = sketch.writes.filter(
        ({ target, scope }) => target.kind === 'name' && target.name === name && later(scope),
      );
      return mutable && writes.length > 0 ? [{ kind: 'variable', ...at, changedIn: functionsOf(writes, sketch) }] : [];
    }),
  );
}

/** The innermost scope around that declares the name. */
function holderOf(name: string, scope: number, sketch: FileSketch): number | undefined {
  for (let at = scope; at >= 0; at = sketch.scopes[at]?.parent ?? -1) {
    if (sketch.scopes[at]?.bindings.has(name)) return at;
  }
  return undefined;
}

function isName(target: Term, name: string, { scope }: WriteSketch, sketch: FileSketch): boolean {
  return target.kind === 'name' && target.name === name && !shadowed(name, scope, sketch);
}

/** Members that are set by an assignment: `exports.x = …`, `this.app = …`, `routes.photos = …`. */
import type { Term } from '../../../sketch/term';
import type { Run } from './run';
import { type Frame, unknown, type Value } from './value';

/** What a member was set to in a function, or at the module level. @param isOf whether a term is the object that is meant */
export function written(frame: Frame, isOf: (term: Term) => boolean, name: string, run: Run): Value {
  const write = run.project
    .sketch(frame.file)
    .writes.find(
      ({ target, value, scope }) =>
        scope === frame.scope && value && target.kind === 'member' && target.name === name && isOf(target.of),
    );
  return write?.value ? run.value(write.value, frame) : unknown;
}

/** What a module exports by a name. */
export function exported(file: string, name: string, run: Run): Value {
  const value = run.named(run.project.names.exported(file, name));
  if (value.kind !== 'unknown') return value;
  return written(run.module(file), (of) => isExports(of) || standsForExports(of, file, run), name, run);
}

/** `const helpers = module.exports; helpers.x = …` */
function standsForExports(term: Term, file: string, run: Run): boolean {
  const init = term.kind === 'name' ? run.project.sketch(file).scopes[0]?.bindings.get(term.name)?.init : undefined;
  return init !== undefined && isExports(init);
}

function isExports(term: Term): boolean {
  if (term.kind === 'name') return term.name === 'exports';
  return term.kind === 'member' && term.name === 'exports' && term.of.kind === 'name' && term.of.name === 'module';
}

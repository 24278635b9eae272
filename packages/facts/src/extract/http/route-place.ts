/** Where a route is written: at the call that adds it, or at the call of the wrapper that is given its path. */
import type { SourceLocation } from '@banyan/model';
import type { CallSketch } from '../../sketch/file-sketch';
import type { Term } from '../../sketch/term';
import type { Run } from './run/run';
import type { Frame } from './run/value';

/** Wrappers of wrappers end here. */
const deepest = 6;

/** @param path the path as the adding call has it */
export function routePlace(path: Term | undefined, sketch: CallSketch, frame: Frame, run: Run): SourceLocation {
  let at: { readonly frame: Frame; readonly sketch: CallSketch } = { frame, sketch };
  if (path && isGiven(path, frame, run)) {
    for (let steps = 0; steps < deepest && at.frame.caller; steps += 1) {
      at = at.frame.caller;
      if (at.sketch.args.some(isWritten)) break;
    }
  }
  return { file: at.frame.file, line: at.sketch.line };
}

/** Whether a path hangs on what the function around it was given. */
function isGiven(path: Term, frame: Frame, run: Run): boolean {
  switch (path.kind) {
    case 'name':
      return run.project.sketch(frame.file).scopes[frame.scope]?.bindings.has(path.name) === true && frame.scope > 0;
    case 'member':
    case 'item':
    case 'cast':
    case 'spread':
      return isGiven(path.of, frame, run);
    case 'template':
      return path.parts.some((part) => isGiven(part, frame, run));
    case 'list':
      return path.items.some((item) => isGiven(item, frame, run));
    default:
      return false;
  }
}

/** A text, or something that holds one. */
function isWritten(term: Term): boolean {
  if (term.kind === 'text' || term.kind === 'template') return true;
  if (term.kind === 'list') return term.items.some(isWritten);
  return term.kind === 'record' && term.fields.some(({ value }) => isWritten(value));
}

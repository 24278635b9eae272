/** The regular expression that a term is. */
import type { RegexPattern } from '@banyan/model';
import type { Project } from '../../../link/project';
import type { Place } from '../../../link/types';
import type { Term } from '../../../sketch/term';

/** A literal, a constant that is one, or `new RegExp` of constant text. */
export function regexOf(term: Term, place: Place, project: Project, depth = 0): RegexPattern | undefined {
  if (depth > 4) return undefined;
  if (term.kind === 'regex') return { source: term.source, flags: term.flags };
  if (term.kind === 'call') {
    const call = project.sketch(place.file).calls[term.call];
    if (call?.callee.kind !== 'name' || call.callee.name !== 'RegExp') return undefined;
    return fromText(call.args, { file: place.file, scope: call.scope }, project);
  }
  if (term.kind !== 'name' && term.kind !== 'member') return undefined;
  const constant = project.types.constant(term, place);
  return constant && regexOf(constant.term, constant.place, project, depth + 1);
}

function fromText([text, flags]: readonly Term[], place: Place, project: Project): RegexPattern | undefined {
  if (text?.kind === 'regex') return { source: text.source, flags: project.text(flags, place) ?? text.flags };
  const source = project.text(text, place);
  return source === undefined ? undefined : { source, flags: project.text(flags, place) ?? '' };
}

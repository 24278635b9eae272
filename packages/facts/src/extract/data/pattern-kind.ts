/** What a pattern of `LIKE` or a regular expression fixes: the beginning of the text, or only that something is in it. */
import type { Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { opened } from './opened';

/** What stands for a piece that is only known at run time. */
const unknown = '\0';

/** @returns nothing where the pattern is known and is a whole value */
export function patternKind(
  term: Term,
  language: 'like' | 'regex',
  place: Place,
  project: Project,
): 'start' | 'inside' | 'pattern' | undefined {
  const text = patternText(term, place, project);
  return language === 'like' ? likeKind(text) : regexKind(text);
}

/** `abc%` begins, `%abc` holds, `${q}%` begins as far as the code shows. */
export function likeKind(text: string): 'start' | 'inside' | 'pattern' | undefined {
  if (/^[%_]/.test(text)) return 'inside';
  if (/[%_]/.test(text)) return 'start';
  return text.includes(unknown) ? 'pattern' : undefined;
}

function regexKind(text: string): 'start' | 'inside' | 'pattern' {
  if (/^\^[\w\0]/.test(text)) return 'start';
  return text.startsWith(unknown) ? 'pattern' : 'inside';
}

/** The pattern with a mark for each unknown piece. */
function patternText(term: Term, place: Place, project: Project): string {
  const text = project.text(term, place);
  if (text !== undefined) return text;
  const [found] = opened(term, place, project);
  if (found?.term.kind === 'regex') return found.term.source;
  if (found?.term.kind === 'template')
    return found.term.parts.map((part) => piece(part, found.place, project)).join('');
  if (found?.term.kind === 'text') return found.term.value;
  return term.kind === 'call' ? callText(term.call, place, project) : unknown;
}

function piece(part: Term, place: Place, project: Project): string {
  return part.kind === 'text' ? part.value : (project.text(part, place) ?? unknown);
}

/** `new RegExp(q, 'i')`, `` `%${q}%`.toLowerCase() ``, `'%'.concat(q)` */
function callText(index: number, { file }: Place, project: Project): string {
  const call = project.sketch(file).calls[index];
  if (!call) return unknown;
  const at = { file, scope: call.scope };
  const [first] = call.args;
  if (call.callee.kind === 'name' && call.callee.name === 'RegExp' && first) return patternText(first, at, project);
  if (call.callee.kind !== 'member' || !/^(?:concat|trim|toLowerCase|toUpperCase)$/.test(call.callee.name))
    return unknown;
  const start = patternText(call.callee.of, at, project);
  return call.callee.name === 'concat' ? start + call.args.map((arg) => piece(arg, at, project)).join('') : start;
}

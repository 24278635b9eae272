/** Regular expressions that can take long, where the text that they are tried on is not constant. */
import type { HeavyWorkFact, RegexPattern } from '@banyan/model';
import type { PlacedCall, Project } from '../../../link/project';
import type { Place } from '../../../link/types';
import type { Term } from '../../../sketch/term';
import { originOf } from '../../data/value-origin';
import { regexFact } from './regex-fact';
import { regexOf } from './regex-of';
import { validatorRegexes } from './validator-regexes';

const byRegex = new Set(['test', 'exec']);
const byText = new Set(['match', 'matchAll', 'replace', 'replaceAll', 'search', 'split']);

/** Uses of the focus. */
export function regexWork(project: Project): HeavyWorkFact[] {
  return [...project.sourceCalls.flatMap((placed) => useOf(placed, project)), ...validatorRegexes(project)];
}

function useOf(placed: PlacedCall, project: Project): HeavyWorkFact[] {
  const { file, call } = placed;
  const { callee, args } = call;
  const place = { file, scope: call.scope };
  const [given] = args;
  if (callee.kind === 'name' && callee.name === 'RegExp') return given ? made(placed, given, project) : [];
  if (callee.kind !== 'member' || !given) return [];
  if (byRegex.has(callee.name)) return tried(placed, callee.of, given, place, project);
  return byText.has(callee.name) ? tried(placed, given, callee.of, place, project) : [];
}

function tried(placed: PlacedCall, regex: Term, text: Term, place: Place, project: Project): HeavyWorkFact[] {
  const pattern = regexOf(regex, place, project);
  if (!pattern || !mayRepeat(pattern)) return [];
  const on = originOf(text, place, project);
  if (on === 'constant') return [];
  return [regexFact({ ...placeOf(placed, project), on }, `/${pattern.source}/${pattern.flags}`, pattern)];
}

/** `new RegExp(query.search)` */
function made(placed: PlacedCall, given: Term, project: Project): HeavyWorkFact[] {
  const place = { file: placed.file, scope: placed.call.scope };
  if (project.text(given, place) !== undefined || escapes(given, project, place)) return [];
  const on = originOf(given, place, project);
  if (on === 'constant' || on === 'own') return [];
  return [regexFact({ ...placeOf(placed, project), on }, 'new RegExp(…)')];
}

/** `escapeRegExp(text)`, however it is called; the text in a template, too. */
function escapes(term: Term, project: Project, place: Place): boolean {
  if (term.kind === 'template')
    return term.parts.every((part) => part.kind === 'text' || escapes(part, project, place));
  if (term.kind === 'name') {
    const constant = project.types.constant(term, place);
    return constant !== undefined && escapes(constant.term, project, constant.place);
  }
  if (term.kind !== 'call') return false;
  const call = project.sketch(place.file).calls[term.call];
  if (!call || (call.callee.kind !== 'name' && call.callee.kind !== 'member')) return false;
  return /escape|quote/i.test(call.callee.name) || replacesSigns(call.args);
}

/** `text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')` */
function replacesSigns([pattern, by]: readonly Term[]): boolean {
  return pattern?.kind === 'regex' && by?.kind === 'text' && by.value.startsWith('\\');
}

function placeOf({ file, call }: PlacedCall, project: Project): Pick<HeavyWorkFact, 'file' | 'line' | 'function'> {
  return { file, line: call.line, function: project.functionAt(file, call.scope) };
}

/** Without an unbounded repetition an expression takes time by its own length only. */
function mayRepeat({ source }: RegexPattern): boolean {
  const shape = source.replace(/\\.|\[(?:\\.|[^\]\\])*\]/g, 'x');
  return /[*+]|\{\d+,\}/.test(shape);
}

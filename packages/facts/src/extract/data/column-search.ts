/** Whether a condition searches its column: a part of a text, something inside of a document. */
import type { ColumnSearch } from '@banyan/model';
import { field, type Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { patternKind } from './pattern-kind';

type Search = Omit<ColumnSearch, 'column'>;

/** Words of the data layers, without `$` and `Op.`, lower case. */
const words: ReadonlyMap<string, 'like' | 'regex' | Search> = new Map<string, 'like' | 'regex' | Search>([
  ['like', 'like'],
  ['wherelike', 'like'],
  ['ilike', 'like'],
  ['whereilike', 'like'],
  ['startswith', { by: 'start' }],
  ['istartswith', { by: 'start', ignoresCase: true }],
  ['endswith', { by: 'inside' }],
  ['substring', { by: 'inside' }],
  ['regexp', 'regex'],
  ['iregexp', 'regex'],
  ['regex', 'regex'],
  ['re', 'regex'],
  ...['has', 'hassome', 'hasevery', 'arraycontains', 'arrayoverlap', 'arraycontained', 'arraycontainedby'].map(content),
  ...['jsoncontains', 'overlap', 'overlaps', 'contained', 'array_contains', '@>', '<@', '&&'].map(content),
]);

function content(word: string): [string, Search] {
  return [word, { by: 'content' }];
}

/**
 * What a word of a data layer searches for; nothing for words that compare whole values.
 *
 * @param word as written: `$like`, `[Op.iLike]`, `startsWith`, `ILike`
 */
export function searchBy(word: string, value: Term, place: Place, project: Project): Search | undefined {
  const bare = word.replace(/^\[(?:\w+\.)?|\]$|^\$/g, '').toLowerCase();
  // Prisma's is about texts, that of the others about lists and documents.
  if (bare === 'contains') return { by: word === 'contains' ? 'inside' : 'content' };
  const meaning = words.get(bare);
  if (meaning !== 'like' && meaning !== 'regex') return meaning;
  const ignoresCase = /^(?:where)?i/.test(bare);
  const by = patternKind(value, meaning, place, project);
  return by && { by, ...(ignoresCase && { ignoresCase }) };
}

/** `{ contains: q, mode: 'insensitive' }`, `{ [Op.iLike]: q }`, `{ $regex: q, $options: 'i' }`, `/q/i`, `{ path: ['a'], equals: 1 }`. */
export function searchIn(column: string, value: Term, place: Place, project: Project): ColumnSearch | undefined {
  if (value.kind === 'regex' || isRegExp(value, place, project)) {
    const by = patternKind(value, 'regex', place, project);
    return by && { column, by, ...(ignoresCaseIn(value, place, project) && { ignoresCase: true }) };
  }
  if (value.kind !== 'record') return undefined;
  const found = value.fields.map((one) => searchBy(one.key, one.value, place, project)).find(Boolean);
  const path = value.fields.find(({ key }) => key === 'path');
  if (path && found?.by !== 'content') return { column, by: 'path', ...pathOf(path.value, place, project) };
  if (!found) return undefined;
  const insensitive =
    project.text(field(value, 'mode'), place) === 'insensitive' ||
    hasFlag(field(value, '$options'), place, project) ||
    ignoresCaseIn(field(value, '$regex'), place, project);
  return { column, ...found, ...(insensitive && { ignoresCase: true }) };
}

function pathOf(term: Term, place: Place, project: Project): { readonly path?: readonly string[] } {
  const path = project.texts(term, place).flatMap((text) => text.replace(/^\$\.?/, '').split('.'));
  return path.length > 0 && path.every((step) => /^\w+$/.test(step)) ? { path } : {};
}

function isRegExp(value: Term, { file }: Place, project: Project): boolean {
  return value.kind === 'call' && isNamed(project.sketch(file).calls[value.call]?.callee, 'RegExp');
}

function isNamed(term: Term | undefined, name: string): boolean {
  return term?.kind === 'name' && term.name === name;
}

function ignoresCaseIn(value: Term | undefined, place: Place, project: Project): boolean {
  if (value?.kind === 'regex') return value.flags.includes('i');
  const call = value?.kind === 'call' ? project.sketch(place.file).calls[value.call] : undefined;
  return hasFlag(call?.args[1], place, project);
}

function hasFlag(flags: Term | undefined, place: Place, project: Project): boolean {
  return project.text(flags, place)?.includes('i') ?? false;
}

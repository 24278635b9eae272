/** What is gone over, through the names that it goes by: a collection, a few that are written in the code, chunks. */
import type { RepeatFact } from '@banyan/model';
import type { Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { CallSketch } from '../../sketch/file-sketch';
import { renderTerm, type Term } from '../../sketch/term';
import { givenBy } from './given-by';
import { passing, wrapping } from './passing-calls';

export type Source = Pick<RepeatFact, 'over' | 'text' | 'size' | 'given'>;

const cutting = /(?:chunk|batch|splitEvery|sliding|inGroups|partition)/i;
const paging = /(?:paginate|pages?$|cursor)/i;
const grows = ['push', 'unshift', 'splice'];
const deepest = 8;

/** @returns the words of the code for the outermost, the kind of what it comes from */
export function sourceOf(term: Term, place: Place, project: Project): Source {
  const text = wordsOf(term, place, project);
  const { kind, size } = kindOf(term, place, project, 0);
  const given = kind === 'collection' ? givenBy(term, place, project) : undefined;
  return { over: kind, text, ...(size !== undefined && { size }), ...(given && { given }) };
}

interface Kind {
  readonly kind: RepeatFact['over'];
  readonly size?: number;
}

const collection: Kind = { kind: 'collection' };
/** Written by who runs the application, however many they are. */
const few: Kind = { kind: 'constant' };

function kindOf(term: Term, place: Place, project: Project, depth: number): Kind {
  const inner = (next: Term, at: Place = place): Kind => kindOf(next, at, project, depth + 1);
  if (depth > deepest) return collection;
  switch (term.kind) {
    case 'cast':
    case 'spread':
      return inner(term.of);
    case 'number':
      return { kind: 'constant', size: term.value };
    case 'list':
      return listKind(term.items, inner);
    case 'either':
      return term.options.some((option) => inner(option) === few) ? few : collection;
    case 'record':
      return term.fields.some(({ key }) => key === '...') ? collection : constant(term.fields.length);
    case 'name':
    case 'member':
      return nameKind(term, place, project, depth);
    case 'call': {
      const call = project.sketch(place.file).calls[term.call];
      return call ? callKind(call, { file: place.file, scope: call.scope }, project, depth) : collection;
    }
    default:
      return collection;
  }
}

function constant(size: number): Kind {
  return size === 0 ? collection : { kind: 'constant', size };
}

/** A list whose items are written, or `[...photos]`. */
function listKind(items: readonly Term[], inner: (term: Term) => Kind): Kind {
  let size = 0;
  for (const item of items) {
    if (item.kind !== 'spread') size += 1;
    else {
      const part = inner(item);
      if (part.kind !== 'constant' || part.size === undefined) return part;
      size += part.size;
    }
  }
  return constant(size);
}

function nameKind(
  term: Extract<Term, { kind: 'name' | 'member' }>,
  place: Place,
  project: Project,
  depth: number,
): Kind {
  if (term.kind === 'member' && /^(?:length|size)$/.test(term.name)) return kindOf(term.of, place, project, depth + 1);
  const local = term.kind === 'name' ? localValue(term.name, place, project) : undefined;
  if (local === 'other') return collection;
  const found = local ?? project.types.constant(term, place);
  if (isGrown(term, place, project)) return collection;
  const kind = found ? kindOf(found.term, found.place, project, depth + 1) : collection;
  return kind === collection && isSetting(term, place, project) ? few : kind;
}

const settings = /^(?:(?:app|server)?config(?:uration)?|settings|env|environment)$/i;

/** `process.env.HOOKS`, `config.hooks` of the module, and what stands at the top of a module that reads the environment. */
function isSetting(term: Term, place: Place, project: Project): boolean {
  const { scopes, environment } = project.sketch(place.file);
  if (term.kind === 'name')
    return place.scope === 0 && environment.length > 0 && scopes[0]?.bindings.has(term.name) === true;
  if (term.kind !== 'member') return false;
  const words = renderTerm(term, []).split('.');
  const [root = ''] = words;
  const ofModule = localValue(root, place, project) === undefined;
  return (ofModule && settings.test(root)) || words.slice(0, 2).join('.') === 'process.env';
}

/** What a local name is set to once; `other` for parameters and what is set again. */
function localValue(
  name: string,
  place: Place,
  project: Project,
): { readonly term: Term; readonly place: Place } | 'other' | undefined {
  const sketch = project.sketch(place.file);
  for (let at = place.scope; at > 0; at = sketch.scopes[at]?.parent ?? -1) {
    const binding = sketch.scopes[at]?.bindings.get(name);
    if (!binding) continue;
    if (binding.parameter !== undefined || !binding.init || binding.mutable) return 'other';
    return { term: binding.init, place: { file: place.file, scope: at } };
  }
  return undefined;
}

/** Whether something is added to a list after it was made. */
function isGrown(term: Term, place: Place, project: Project): boolean {
  const words = renderTerm(term, []);
  const calls = project.callIndex(place.file);
  return grows.some((name) =>
    calls.named(name).some(({ callee }) => callee.kind === 'member' && renderTerm(callee.of, []) === words),
  );
}

function callKind({ callee, args, isNew }: CallSketch, place: Place, project: Project, depth: number): Kind {
  const name = callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
  const [first] = args;
  const inner = (term: Term): Kind => kindOf(term, place, project, depth + 1);
  if (cutting.test(name)) return { kind: 'chunks' };
  if (name === 'Array' && first) return first.kind === 'number' ? constant(first.value) : collection;
  if (isNew || callee.kind === 'name') return first && wrapping.test(name) ? inner(first) : pagesOr(name);
  if (callee.kind !== 'member') return collection;
  const ofClass = callee.of.kind === 'name' && /^(?:Object|Array|_|lodash)$/.test(callee.of.name);
  if (ofClass && first) return lengthOf(first, inner) ?? inner(first);
  if (name === 'split' || name === 'parse')
    return [callee.of, ...args].some((term) => inner(term) === few) ? few : collection;
  return passing.test(name) ? inner(callee.of) : pagesOr(name);
}

/** `Array.from({ length: n })` */
function lengthOf(term: Term, inner: (term: Term) => Kind): Kind | undefined {
  const length = term.kind === 'record' ? term.fields.find(({ key }) => key === 'length') : undefined;
  return length && inner(length.value);
}

function pagesOr(name: string): Kind {
  return paging.test(name) ? { kind: 'pages' } : collection;
}

/** The words of the code, without what only chooses from a list or puts it in order. */
function wordsOf(term: Term, place: Place, project: Project): string {
  const { calls } = project.sketch(place.file);
  const call = term.kind === 'call' ? calls[term.call] : undefined;
  if (call?.callee.kind === 'member') {
    const { of, name } = call.callee;
    const [first] = call.args;
    if (of.kind === 'name' && of.name === 'Object' && first) return wordsOf(first, place, project);
    if (passing.test(name) && !(of.kind === 'name' && of.name === 'Array')) return wordsOf(of, place, project);
    if (of.kind === 'name' && of.name === 'Array' && first) return wordsOf(first, place, project);
  }
  if (call && (call.isNew || call.callee.kind === 'name') && call.args[0]) {
    const name = call.callee.kind === 'name' ? call.callee.name : '';
    if (wrapping.test(name)) return wordsOf(call.args[0], place, project);
  }
  if (term.kind === 'list' && term.items.length === 1 && term.items[0]?.kind === 'spread')
    return wordsOf(term.items[0].of, place, project);
  if (term.kind === 'member' && /^(?:length|size)$/.test(term.name)) return wordsOf(term.of, place, project);
  const text = renderTerm(term, calls);
  return text.includes('…') && !text.endsWith('(…)') ? '' : text;
}

/** Decorators as the framework sees them: by the library's own names, with own decorator functions opened. */
import type { PlacedTerm } from '../../link/constants';
import type { Project } from '../../link/project';
import type { Type } from '../../link/type';
import type { Place } from '../../link/types';
import type { DecoratorSketch, ScopeSketch } from '../../sketch/file-sketch';
import type { Term } from '../../sketch/term';
import { type Bound, bindParameters, fill } from './bound';

/** A decorator of a library, with each argument where it is evaluated. */
export interface PlacedDecorator {
  /** As the library exports it; as written when it is not known from where it comes. */
  readonly name: string;
  readonly args: readonly PlacedTerm[];
  readonly line: number;
}

/** Decorator functions that call each other end here. */
const deepest = 6;

/** @param bound parameters of the function that the decorated class is declared in */
export function placedDecorators(
  decorators: readonly DecoratorSketch[],
  place: Place,
  project: Project,
  bound: Bound = new Map(),
): PlacedDecorator[] {
  return decorators.flatMap(({ name, args, line }) => {
    const type = project.types.of(dotted(name), place);
    const given = args.map((arg) => fill(arg, place, bound, project));
    return opened(name, type, given, line, project, 0);
  });
}

/** The first decorator with one of the names. */
export function findDecorator(
  decorators: readonly PlacedDecorator[],
  ...names: readonly string[]
): PlacedDecorator | undefined {
  return decorators.find(({ name }) => names.includes(name));
}

function opened(
  written: string,
  type: Type | undefined,
  args: readonly PlacedTerm[],
  line: number,
  project: Project,
  depth: number,
): PlacedDecorator[] {
  if (type?.kind === 'function') return depth > deepest ? [] : ofFunction(type, args, line, project, depth + 1);
  const last = (type?.kind === 'library' ? type.name : written).split('.').at(-1) ?? written;
  return [{ name: /^(?:\*|default|=)$/.test(last) ? written : last, args, line }];
}

/** `export const Auth = (…) => applyDecorators(Get(…), …)`, or a function that returns or applies other decorators. */
function ofFunction(
  { file, name }: Extract<Type, { kind: 'function' }>,
  args: readonly PlacedTerm[],
  line: number,
  project: Project,
  depth: number,
): PlacedDecorator[] {
  const indexed = project.names.files.get(file);
  const scope = indexed?.functions.get(name)?.scope;
  const body = scope === undefined ? undefined : indexed?.sketch.scopes[scope];
  if (!body || scope === undefined) return [];
  const bound = bindParameters(body, args);
  return ofTerm(body.returns, { file, scope }, bound, line, project, depth);
}

function ofTerm(
  term: Term | undefined,
  place: Place,
  bound: Bound,
  line: number,
  project: Project,
  depth: number,
): PlacedDecorator[] {
  const each = (inner: Term): PlacedDecorator[] => ofTerm(inner, place, bound, line, project, depth + 1);
  if (!term || depth > deepest * 2) return [];
  switch (term.kind) {
    case 'call':
      return ofCall(term.call, place, bound, line, project, depth);
    case 'function':
      return applied(term.scope, place.file).flatMap((call) => each({ kind: 'call', call }));
    case 'list':
      return term.items.flatMap(each);
    case 'spread':
    case 'cast':
      return each(term.of);
    case 'either':
      return term.options.flatMap(each);
    case 'name': {
      const constant = project.types.constant(term, place);
      return constant ? ofTerm(constant.term, constant.place, bound, line, project, depth + 1) : [];
    }
    default:
      return [];
  }

  /** `return (target, key, descriptor) => { Get(path)(target, key, descriptor); }` */
  function applied(scope: number, file: string): number[] {
    return project
      .sketch(file)
      .calls.flatMap(({ callee, scope: at }) =>
        callee.kind === 'call' && isWithin(at, scope, project.sketch(file).scopes) ? [callee.call] : [],
      );
  }
}

function ofCall(
  index: number,
  place: Place,
  bound: Bound,
  line: number,
  project: Project,
  depth: number,
): PlacedDecorator[] {
  const call = project.sketch(place.file).calls[index];
  if (!call || call.isNew) return [];
  const at = { file: place.file, scope: call.scope };
  const type = project.types.of(call.callee, at);
  const name = call.callee.kind === 'name' || call.callee.kind === 'member' ? call.callee.name : '';
  if (name === 'applyDecorators' && type?.kind !== 'function') {
    return call.args.flatMap((arg) => ofTerm(arg, at, bound, line, project, depth + 1));
  }
  if (name === '') return [];
  const args = call.args.map((arg) => fill(arg, at, bound, project));
  return opened(name, type, args, line, project, depth);
}

function isWithin(scope: number, outer: number, scopes: readonly ScopeSketch[]): boolean {
  for (let at = scope; at >= 0; at = scopes[at]?.parent ?? -1) if (at === outer) return true;
  return false;
}

function dotted(name: string): Term {
  const [first = '', ...rest] = name.split('.');
  return rest.reduce<Term>((of, part) => ({ kind: 'member', of, name: part }), { kind: 'name', name: first });
}

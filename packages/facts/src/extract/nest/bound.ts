/** Parameters that are known because a call in sight gives them: decorator functions, mixins. */
import type { PlacedTerm } from '../../link/constants';
import { field, type Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { ScopeSketch } from '../../sketch/file-sketch';
import { type Term, unknownTerm } from '../../sketch/term';

/** Parameter → what it is given. The rest parameter holds a list. */
export type Bound = ReadonlyMap<string, PlacedTerm>;

export function bindParameters({ parameters, bindings }: ScopeSketch, args: readonly PlacedTerm[]): Bound {
  const bound = new Map<string, PlacedTerm>();
  parameters.forEach(({ name }, index) => {
    const given = args[index];
    if (name !== '' && given) bound.set(name, given);
  });
  // A rest parameter has no name of its own in the sketch; its binding is the one that is set to nothing known.
  const rest = parameters.at(-1)?.name === '' && [...bindings].find(([, { init }]) => init?.kind === 'unknown');
  const given = args.slice(parameters.length - 1);
  if (rest && given[0]) {
    const items = given.map(({ term }) => term);
    bound.set(rest[0], { term: { kind: 'list', items, lines: items.map(() => 1) }, place: given[0].place });
  }
  return bound;
}

/** A term with its parameters filled in; as it is when it has none. */
export function fill(term: Term, place: Place, bound: Bound, project: Project): PlacedTerm {
  if (bound.size === 0) return { term, place };
  const given = givenTo(term, place, bound, project);
  return given ?? { term: inside(term, place, bound, project), place };
}

/** `path`, `options.path`, `...paths` where the parameter was given. */
function givenTo(term: Term, place: Place, bound: Bound, project: Project): PlacedTerm | undefined {
  if (term.kind === 'name') return bound.get(term.name);
  if (term.kind === 'spread' || term.kind === 'cast') return givenTo(term.of, place, bound, project);
  if (term.kind === 'either') {
    return term.options.map((option) => givenTo(option, place, bound, project)).find((found) => found !== undefined);
  }
  if (term.kind !== 'member') return undefined;
  const of = givenTo(term.of, place, bound, project);
  const opened = of && (field(of.term, term.name) ? of : project.types.constant(of.term, of.place));
  const value = field(opened?.term, term.name);
  return opened && value && { term: value, place: opened.place };
}

function inside(term: Term, place: Place, bound: Bound, project: Project): Term {
  const literal = (inner: Term): Term => {
    const filled = fill(inner, place, bound, project);
    return filled.place === place ? filled.term : toLiteral(filled, project);
  };
  switch (term.kind) {
    case 'template':
      return { kind: 'template', parts: term.parts.map(literal) };
    case 'record':
      return { kind: 'record', fields: term.fields.map((entry) => ({ ...entry, value: literal(entry.value) })) };
    case 'list':
      return { ...term, items: term.items.map(literal) };
    case 'spread':
      return { kind: 'spread', of: literal(term.of) };
    default:
      return term;
  }
}

/** What means the same in every file. */
function toLiteral({ term, place }: PlacedTerm, project: Project): Term {
  const text = project.text(term, place);
  if (text !== undefined) return { kind: 'text', value: text };
  const items = project.texts(term, place).map((value): Term => ({ kind: 'text', value }));
  return items.length > 0 ? { kind: 'list', items, lines: items.map(() => 1) } : unknownTerm;
}

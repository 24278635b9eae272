/** Whether a query that is built is only a part of another one: a sub-query sends no statement of its own. */
import type { PlacedCall, Project } from '../../link/project';
import type { CallSketch, FileSketch } from '../../sketch/file-sketch';
import type { Term } from '../../sketch/term';
import { cameFrom, goesOnWith, heldAs } from './chain';

/** Methods and functions that take a query into another one, of Knex, Kysely and Drizzle. */
const takers =
  /^(?:(?:and|or)?(?:where|having)\w*|(?:inner|left|right|full|cross|outer)?(?:Outer)?[jJ]oin\w*|(?:not)?exists|(?:not)?inArray|some|all|any|from|into|insert|values|set|update|select\w*|with\w*|union\w*|intersect\w*|except\w*|as|raw|sql|expression|case|when|then\w*|eq|ne|gt|gte|lt|lte|and|or|not|json(?:Array|Object)From|coalesce|alias)$/i;
/** Of those, what is given a function that builds the query. */
const callbacks =
  /^(?:(?:and|or)?(?:where|having)\w*|(?:inner|left|right|full|cross|outer)?(?:Outer)?[jJ]oin\w*|select\w*|with\w*|union\w*|set|values|returning|column)$/i;
const libraries = /^(?:knex|kysely|drizzle-orm|objection)/;

/** @param placed the call that names the table of the query */
export function isPart(placed: PlacedCall, project: Project): boolean {
  return isHandedOver(placed, project) || isBuiltWithin(placed, project);
}

/** `db('a').whereIn('id', db('b').select('id'))`, also through a variable that nothing waits for. */
function isHandedOver({ file, call, index }: PlacedCall, project: Project): boolean {
  const sketch = project.sketch(file);
  const chain = new Set([
    index,
    ...[...cameFrom(file, call, project), ...goesOnWith(file, index, project)].map((one) => one.index),
  ]);
  const owner = sketch.scopes[call.scope]?.function ?? 0;
  const names = call.awaited ? new Set<string>() : new Set([...chain].flatMap((each) => heldAs(sketch, each, owner)));
  return sketch.calls.some((other, at) => {
    if (chain.has(at) || !takers.test(nameOf(other))) return false;
    const near = sketch.scopes[other.scope]?.function === owner;
    return other.args.some((arg) => holds(arg, chain, near ? names : new Set(), sketch));
  });
}

function holds(term: Term, chain: ReadonlySet<number>, names: ReadonlySet<string>, sketch: FileSketch): boolean {
  const inner = (next: Term): boolean => holds(next, chain, names, sketch);
  switch (term.kind) {
    case 'call':
      return chain.has(term.call);
    case 'name':
      return names.has(term.name);
    case 'list':
      return term.items.some(inner);
    case 'record':
      return term.fields.some(({ value }) => inner(value));
    case 'either':
      return term.options.some(inner);
    case 'template':
      return term.parts.some(inner);
    case 'cast':
    case 'spread':
      return inner(term.of);
    default:
      return false;
  }
}

/** `.where((eb) => eb.exists(eb.selectFrom('b')))`, `.whereIn('id', function () { this.select('id').from('b') })` */
function isBuiltWithin({ file, call }: PlacedCall, project: Project): boolean {
  return project.around(file, call.scope).some(({ call: outer }) => {
    if (outer.callee.kind !== 'member' || !callbacks.test(outer.callee.name)) return false;
    const type = project.types.of(outer.callee.of, { file, scope: outer.scope });
    return type === undefined || (type.kind === 'library' && libraries.test(type.module));
  });
}

function nameOf({ callee }: CallSketch): string {
  return callee.kind === 'member' || callee.kind === 'name' ? callee.name : '';
}

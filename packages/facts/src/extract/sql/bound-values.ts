/** What the placeholders and pieces of a statement are given: `query('… WHERE id = $1', [id])`. */
import type { ColumnSearch } from '@banyan/model';
import type { PlacedCall, Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import type { Touch } from '../data/access';
import { searchedColumns } from '../data/access-key';
import { patternKind } from '../data/pattern-kind';
import { mostVarying, originOf } from '../data/value-origin';
import { goesOnWith } from '../builder/chain';
import type { SqlKey, SqlSearch } from './sql-table';
import type { SqlText } from './sql-text';

/** A value with the place that it is written in. */
interface Bound {
  readonly value: Term;
  readonly place: Place;
}

const bindings = /^(?:replacements|bind|values|params|parameters)$/;

/** The key of a statement; a placeholder that is filled elsewhere counts as a parameter. */
export function sqlKey(key: SqlKey, written: SqlText, placed: PlacedCall, project: Project): Pick<Touch, 'key'> {
  const marks = key.values.flatMap((mark) => mark ?? []);
  const origins = marks.map((mark) => {
    const bound = valueOf(mark, written, placed, project);
    return bound ? originOf(bound.value, bound.place, project) : 'parameter';
  });
  const searched = searchedColumns(key.searches.map((search) => searchOf(search, written, placed, project)));
  return { key: { columns: key.columns, from: mostVarying(origins), ...(key.many && { many: true }), ...searched } };
}

/** `LIKE $1` with `[`%${q}%`]`: the value says what the pattern fixes. */
function searchOf(
  { mark, ...search }: SqlSearch,
  written: SqlText,
  placed: PlacedCall,
  project: Project,
): ColumnSearch {
  const bound = search.by === 'pattern' && mark !== undefined ? valueOf(mark, written, placed, project) : undefined;
  const by = bound && patternKind(bound.value, 'like', bound.place, project);
  return by ? { ...search, by } : search;
}

function valueOf(mark: string, { holes }: SqlText, placed: PlacedCall, project: Project): Bound | undefined {
  const [, kind, name = ''] = /^_(hole|arg)(\w*?)_$/.exec(mark) ?? [];
  if (kind === 'arg') return argument(name, placed, project);
  const hole = holes[Number(name)];
  return hole && { value: hole.term, place: hole.place };
}

/** By number in the list, by name in the object, both also as options; else what is given behind, or to the next call. */
function argument(name: string, { file, call, index }: PlacedCall, project: Project): Bound | undefined {
  const place = { file, scope: call.scope };
  const [, ...more] = call.args;
  const options = call.args.flatMap((arg) => (arg.kind === 'record' ? arg.fields : []));
  const inside = options.filter(({ key }) => bindings.test(key)).map(({ value }) => value);
  const found = [...inside, ...more].map((term) => named(term, name)).find(Boolean) ?? more.find(isWhole);
  if (found) return { value: found, place };
  // `prepare('…').get(id)`
  const [next] = goesOnWith(file, index, project);
  const later = next?.call.args[Number(name) - 1] ?? next?.call.args[0];
  return next && later && { value: named(later, name) ?? later, place: { file, scope: next.call.scope } };
}

/** The values as a whole, in a variable. */
function isWhole({ kind }: Term): boolean {
  return kind !== 'record' && kind !== 'list' && kind !== 'function';
}

function named(term: Term, name: string): Term | undefined {
  if (term.kind === 'list') return term.items[Number(name) - 1];
  return term.kind === 'record' ? term.fields.find(({ key }) => key === name)?.value : undefined;
}

/** Columns and keys of a chain: what its `where`, `select`, `set`, `insert` and `values` name. */
import type { Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import type { Touch } from '../data/access';
import { accessKey, columnList, type Condition } from '../data/access-key';
import { searchBy } from '../data/column-search';
import { openedFields } from '../data/opened-fields';
import type { Link } from './chain';

const conditions = /^(?:(?:and)?where|findOne)$/i;
const lists = /^(?:and)?whereIn$/i;
const searches = /^(?:and)?where(?:I?Like|JsonSupersetOf)$/i;
const namedColumns = /^(?:select|columns|returning|pluck)$/;
const setColumns = /^(?:set|insert|update|values|patch)$/;

/** What a chain says about the columns that it touches and by what it chooses rows. */
export function chainDetails(
  links: readonly Link[],
  file: string,
  writes: boolean,
  project: Project,
  root?: Term,
): Pick<Touch, 'columns' | 'key'> {
  const place = (link: Link): Place => ({ file, scope: link.call.scope });
  const [first] = links;
  const own = root && first ? qualifiers(project.text(root, place(first))) : undefined;
  const found = links
    .flatMap((link) => conditionsOf(link, place(link), project))
    .flatMap((condition) => ownColumn(condition, own));
  const names = links.flatMap((link) =>
    writes ? setBy(link, place(link), project) : askedBy(link, place(link), project),
  );
  const key = accessKey(found, project);
  return { ...columnList(names), ...(key && { key }) };
}

/** `'photos as p'` is called `photos` or `p`; nothing where the text is not known. */
export function qualifiers(text: string | undefined): ReadonlySet<string> | undefined {
  const [table, alias] = text?.trim().split(/\s+(?:as\s+)?/i) ?? [];
  return table === undefined ? undefined : new Set([table, ...(alias === undefined ? [] : [alias])]);
}

/** A column of a joined table chooses no rows of this one. */
function ownColumn(condition: Condition, own: ReadonlySet<string> | undefined): Condition[] {
  const column = bareColumn(condition.column);
  const { search } = condition;
  return isOwnColumn(condition.column, own) ? [{ ...condition, column, search: search && { ...search, column } }] : [];
}

/** Whether a column, with or without a table in front, may be one of a table that is called by these names. */
export function isOwnColumn(column: string, own: ReadonlySet<string> | undefined): boolean {
  const dot = column.lastIndexOf('.');
  return dot < 0 || !own || own.has(column.slice(0, dot).replace(/"/g, ''));
}

/** `where('a', 1)`, `where('a', '=', 1)`, `where({ a: 1 })`, `whereIn('a', list)`. */
function conditionsOf({ name, call }: Link, place: Place, project: Project): Condition[] {
  const [first, second, third] = call.args;
  if (lists.test(name) && first && second) return columnIs(first, second, place, project, true);
  if (searches.test(name) && first && second)
    return searched(first, second, /Json/i.test(name) ? '@>' : name.replace(/^and/i, ''), place, project);
  if (!conditions.test(name) || !first) return [];
  if (first.kind === 'record' || (first.kind !== 'text' && !second)) {
    return openedFields(first, place, project)
      .filter(({ key }) => key !== '...')
      .map(({ key, value, place: at }) => ({ column: key, value, place: at }));
  }
  if (third) {
    const operator = second?.kind === 'text' ? second.value.toLowerCase() : '';
    if (operator !== '=' && operator !== 'in') return searched(first, third, operator, place, project);
    return columnIs(first, third, place, project, operator === 'in');
  }
  return second ? columnIs(first, second, place, project, false) : [];
}

/** `where('title', 'ilike', pattern)`, `whereILike('title', pattern)` */
function searched(column: Term, value: Term, operator: string, place: Place, project: Project): Condition[] {
  const search = searchBy(operator, value, place, project);
  if (!search) return [];
  return columnIs(column, value, place, project, false).map((one) => ({
    ...one,
    search: { column: one.column, ...search },
  }));
}

function columnIs(column: Term, value: Term, place: Place, project: Project, many: boolean): Condition[] {
  const name = project.text(column, place);
  if (name === undefined || !/^[\w.$"]+$/.test(name)) return [];
  return [{ column: name, value, place, ...(many && { many }) }];
}

function askedBy({ name, call }: Link, place: Place, project: Project): string[] {
  if (!namedColumns.test(name)) return [];
  return call.args
    .flatMap((arg) => project.texts(arg, place))
    .map((text) => bareColumn(text.split(/\s+as\s+/i)[0] ?? ''))
    .filter((text) => /^\w+$/.test(text));
}

function setBy({ name, call }: Link, place: Place, project: Project): string[] {
  if (!setColumns.test(name)) return [];
  return openedFields(call.args[0], place, project)
    .map(({ key }) => bareColumn(key))
    .filter((key) => /^\w+$/.test(key));
}

/** `photos."takenAt"` → `takenAt` */
export function bareColumn(column: string): string {
  return column.slice(column.lastIndexOf('.') + 1).replace(/"/g, '');
}

/** Columns, keys and indexes of a Drizzle table. */
import type { ColumnFact, IndexFact, RelationFact } from '@banyan/model';
import { field, type Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { cameFrom, type Link } from '../builder/chain';
import { foreignKey } from '../builder/table-piece';
import { openedFields } from '../data/opened-fields';
import { constantName, type MadeTable, madeTable } from './drizzle-names';

export interface DrizzleParts {
  readonly columns: readonly ColumnFact[];
  readonly relations: readonly RelationFact[];
  readonly indexes: readonly IndexFact[];
  /** Property → column. */
  readonly properties: ReadonlyMap<string, string>;
}

/** @param snake whether the project has its properties turned to snake case */
export function drizzleParts({ file, call }: MadeTable, snake: boolean, project: Project): DrizzleParts {
  const place = { file, scope: call.scope };
  const defined = returnedBy(call.args[1], place, project);
  const each = openedFields(defined?.term, defined?.place ?? place, project).flatMap((entry) => {
    const links = chainOf(entry.value, entry.place, project);
    const start = links.at(-1);
    if (!start) return [];
    const written = project.text(start.call.args[0], { file: entry.place.file, scope: start.call.scope });
    return [
      {
        key: entry.key,
        name: written ?? (snake ? snakeCase(entry.key) : entry.key),
        links,
        start,
        file: entry.place.file,
      },
    ];
  });
  const properties = new Map(each.map(({ key, name }) => [key, name]));
  const extras = extrasOf(call.args[2], place, project);
  const primaries = new Set(
    extras.filter(({ start }) => start.name === 'primaryKey').flatMap((extra) => listed(extra, 'columns', properties)),
  );
  return {
    properties,
    columns: each.map(({ name, links, start }): ColumnFact => {
      const has = (method: string): boolean => links.some((link) => link.name === method);
      const primary = has('primaryKey') || primaries.has(name) || (/serial$/i.test(start.name) && has('primaryKey'));
      const nullable = !primary && !has('notNull') && !/serial$/i.test(start.name);
      return {
        name,
        line: start.call.line,
        type: start.name,
        ...(primary && { primary }),
        ...(nullable && { nullable }),
      };
    }),
    relations: [
      ...each.flatMap(({ name, links, file: at }) =>
        links.flatMap((link) => (link.name === 'references' ? referenced(name, link, at, project) : [])),
      ),
      ...extras.flatMap((extra) => foreign(extra, properties, project)),
    ],
    indexes: [
      ...each.flatMap(({ name, links }) =>
        links.flatMap((link): IndexFact[] =>
          link.name === 'unique' ? [{ columns: [name], unique: true, line: link.call.line }] : [],
        ),
      ),
      ...extras.flatMap((extra) => indexOf(extra, properties, project)),
    ],
  };
}

/** `{ … }` or `(t) => ({ … })`. */
function returnedBy(
  term: Term | undefined,
  place: Place,
  project: Project,
): { readonly term: Term; readonly place: Place } | undefined {
  if (term?.kind !== 'function') return term && { term, place };
  const returns = project.sketch(place.file).scopes[term.scope]?.returns;
  return returns && { term: returns, place: { file: place.file, scope: term.scope } };
}

/** The calls of a definition, the first one last: `varchar('x').notNull()`. */
function chainOf(term: Term, place: Place, project: Project): Link[] {
  const call = term.kind === 'call' ? project.sketch(place.file).calls[term.call] : undefined;
  if (term.kind !== 'call' || !call) return [];
  const before = cameFrom(place.file, call, project);
  const links = [{ call, index: term.call, name: nameOf(call.callee) }, ...before];
  return links.map((link) => ({ ...link, name: link.name || nameOf(link.call.callee) }));
}

function nameOf(callee: Term): string {
  return callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
}

interface Extra {
  readonly start: Link;
  readonly links: readonly Link[];
  readonly place: Place;
}

/** Indexes and keys: a list, or an object up to version 0.35. */
function extrasOf(term: Term | undefined, place: Place, project: Project): Extra[] {
  const given = returnedBy(term, place, project);
  if (!given) return [];
  const items =
    given.term.kind === 'list'
      ? given.term.items
      : given.term.kind === 'record'
        ? given.term.fields.map(({ value }) => value)
        : [];
  return items.flatMap((item) => {
    const links = chainOf(item, given.place, project);
    const start = links.at(-1);
    return start ? [{ start, links, place: given.place }] : [];
  });
}

function indexOf(
  { start, links, place }: Extra,
  properties: ReadonlyMap<string, string>,
  project: Project,
): IndexFact[] {
  if (!/^(?:index|uniqueIndex|unique)$/.test(start.name)) return [];
  const on = links.find(({ name }) => name === 'on' || name === 'using');
  const given = on?.call.args ?? [];
  const method = on?.name === 'using' && given[0]?.kind === 'text' ? given[0].value.toLowerCase() : undefined;
  const odd = method !== undefined && method !== 'btree' && { method };
  const columns = given.flatMap((arg) =>
    odd ? within(arg, place.file, properties, project) : columnOf(arg, properties),
  );
  return columns.length === 0 ? [] : [{ columns, unique: start.name !== 'index', line: start.call.line, ...odd }];
}

/** A column, also within `t.title.op('gin_trgm_ops')` and `` sql`to_tsvector('english', ${t.title})` ``. */
function within(term: Term, file: string, properties: ReadonlyMap<string, string>, project: Project): string[] {
  if (term.kind === 'template') return term.parts.flatMap((part) => within(part, file, properties, project));
  if (term.kind !== 'call') return columnOf(term, properties);
  const call = project.sketch(file).calls[term.call];
  const parts = call?.callee.kind === 'member' ? [call.callee.of, ...call.args] : (call?.args ?? []);
  return parts.flatMap((part) => within(part, file, properties, project));
}

/** `t.email`, `t.email.asc()` is none: only what is plain. */
function columnOf(term: Term, properties: ReadonlyMap<string, string>): string[] {
  return term.kind === 'member' ? [properties.get(term.name) ?? term.name] : [];
}

function listed({ start }: Extra, key: string, properties: ReadonlyMap<string, string>): string[] {
  const list = field(start.call.args[0], key);
  const items = list?.kind === 'list' ? list.items : start.call.args;
  return items.flatMap((item) => columnOf(item, properties));
}

/** `.references(() => users.id, { onDelete: 'cascade' })` */
function referenced(column: string, { call }: Link, file: string, project: Project): RelationFact[] {
  const place = { file, scope: call.scope };
  const to = returnedBy(call.args[0], place, project);
  const target = to?.term.kind === 'member' ? tableName(to.term.of, to.place, project) : undefined;
  const rule = project.text(field(call.args[1], 'onDelete'), place);
  return target === undefined ? [] : [foreignKey(column, target, call.line, rule)];
}

/** `foreignKey({ columns: [t.a], foreignColumns: [users.id] }).onDelete('cascade')` */
function foreign(extra: Extra, properties: ReadonlyMap<string, string>, project: Project): RelationFact[] {
  const { start, links, place } = extra;
  if (start.name !== 'foreignKey') return [];
  const others = field(start.call.args[0], 'foreignColumns');
  const [first] = others?.kind === 'list' ? others.items : [];
  const target = first?.kind === 'member' ? tableName(first.of, place, project) : undefined;
  const [column] = listed(extra, 'columns', properties);
  const rule = project.text(links.find(({ name }) => name === 'onDelete')?.call.args[0], place);
  return target === undefined || column === undefined ? [] : [foreignKey(column, target, start.call.line, rule)];
}

function tableName(term: Term, place: Place, project: Project): string | undefined {
  const made = madeTable(project.types.of(term, place), project);
  return made && constantName(made, project);
}

export function snakeCase(name: string): string {
  return name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase();
}

/** Columns and key of a call on a repository or manager. */
import type { EntityFact } from '@banyan/model';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import type { Touch } from '../data/access';
import { accessKey, columnList, type Condition } from '../data/access-key';
import { searchBy } from '../data/column-search';
import { elements, opened } from '../data/opened';
import { fieldValues, openedFields, type PlacedField } from '../data/opened-fields';
import type { FindContext } from './typeorm-options';

/** Methods whose first argument is the condition itself, or an id. */
const byCondition =
  /^(?:find\w*By\w*|findOne(?:OrFail)?|count\w*By|existsBy|exist|update|delete|softDelete|restore|increment|decrement|sum|average|minimum|maximum)$/;
/** Methods whose arguments hold values of columns. */
const byValues = /^(?:save|insert|upsert|update|create|preload)$/;
const options = [
  'where',
  'select',
  'order',
  'relations',
  'skip',
  'take',
  'withDeleted',
  'cache',
  'lock',
  'join',
  'loadEagerRelations',
];

export function callDetails(
  entity: EntityFact,
  method: string,
  args: readonly Term[],
  place: Place,
  context: FindContext,
): Pick<Touch, 'columns' | 'key'> {
  const conditions = conditionsOf(entity, method, args, place, context);
  const valued = byValues.test(method) ? args.slice(method === 'update' ? 1 : 0) : [];
  const values = valued.flatMap((arg) => namesOf(entity, arg, place, context));
  const asked = ['select', 'order'].flatMap((key) =>
    fieldValues(args[0], key, place, context.project).flatMap((found) =>
      namesOf(entity, found.value, found.place, context),
    ),
  );
  // A condition that is only known at run time is one all the same: what is asked for says nothing of the rows then.
  if (conditions.length === 0 && fieldValues(args[0], 'where', place, context.project).length > 0)
    return columnList(values);
  const key = accessKey(conditions, context.project);
  return { ...columnList([...conditions.map(({ column }) => column), ...values, ...asked]), ...(key && { key }) };
}

function conditionsOf(
  entity: EntityFact,
  method: string,
  [first]: readonly Term[],
  place: Place,
  context: FindContext,
): Condition[] {
  if (!first || /^(?:save|insert|upsert|remove|clear)/.test(method)) return [];
  const where = fieldValues(first, 'where', place, context.project);
  if (where.length > 0) return where.flatMap((found) => whereConditions(entity, found.value, found.place, context));
  if (!byCondition.test(method)) return [];
  const fields = fieldConditions(entity, first, place, context);
  if (fields.length > 0) return fields;
  const hasOptions = openedFields(first, place, context.project).some(({ key }) => options.includes(key));
  return hasOptions ? [] : idCondition(entity, method, first, place, context);
}

/** In `where`, a property that is no known column is one all the same: columns may be declared by decorators of one's own. */
function whereConditions(entity: EntityFact, where: Term, place: Place, context: FindContext): Condition[] {
  return openedFields(where, place, context.project).flatMap((found) => {
    const known = condition(entity, found, context);
    const plain = found.value.kind !== 'record' && context.entities.related(entity, found.key) === undefined;
    const search = plain ? searchOf(found.key, found.value, found.place, context) : undefined;
    return known ? [known] : plain ? [{ column: found.key, value: found.value, place: found.place, search }] : [];
  });
}

/** `findOne(id)`, `delete(ids)`, `findByIds(ids)`: by the primary key. */
function idCondition(entity: EntityFact, method: string, id: Term, place: Place, context: FindContext): Condition[] {
  const [primary] = entity.columns.filter((column) => column.primary);
  const written = opened(id, place, context.project);
  if (!primary || written.some(({ term }) => term.kind === 'record')) return [];
  const type = context.project.types.of(id, place);
  const many = /ByIds$/.test(method) || type?.kind === 'array' || written.some(({ term }) => term.kind === 'list');
  return [{ column: primary.name, value: id, place, ...(many && { many }) }];
}

function fieldConditions(entity: EntityFact, term: Term, place: Place, context: FindContext): Condition[] {
  return openedFields(term, place, context.project).flatMap((found) => condition(entity, found, context) ?? []);
}

function condition(
  entity: EntityFact,
  { key, value, place }: Pick<PlacedField, 'key' | 'value' | 'place'>,
  context: FindContext,
): Condition | undefined {
  const column = context.entities.columnOf(entity, key);
  if (column === undefined) return undefined;
  const many = isList(value, place, context);
  return { column, value, place, ...(many && { many }), search: searchOf(column, value, place, context) };
}

/** `ILike(`%${q}%`)`, `ArrayContains(tags)` */
function searchOf(column: string, value: Term, place: Place, { project }: FindContext): Condition['search'] {
  const call = value.kind === 'call' ? project.sketch(place.file).calls[value.call] : undefined;
  const [first] = call?.args ?? [];
  if (call?.callee.kind !== 'name' || !first) return undefined;
  const search = searchBy(call.callee.name, first, { file: place.file, scope: call.scope }, project);
  return search && { column, ...search };
}

/** `In(ids)` */
function isList(value: Term, { file }: Place, { project }: FindContext): boolean {
  const call = value.kind === 'call' ? project.sketch(file).calls[value.call] : undefined;
  return call?.callee.kind === 'name' && /^(?:In|Any)$/.test(call.callee.name);
}

/** Columns that an object or a list of names has. */
function namesOf(entity: EntityFact, term: Term, place: Place, context: FindContext): string[] {
  const listed = elements(term, place, context.project).flatMap((one) =>
    one.term.kind === 'text' ? [one.term.value] : [],
  );
  const fields = openedFields(term, place, context.project).map(({ key }) => key);
  return [...listed, ...fields].flatMap((name) => context.entities.columnOf(entity, name) ?? []);
}

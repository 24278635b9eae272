/** Columns and key of a Sequelize call. */
import type { EntityFact } from '@banyan/model';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import type { Touch } from '../data/access';
import { accessKey, columnList, type Condition } from '../data/access-key';
import { searchIn } from '../data/column-search';
import { elements, opened } from '../data/opened';
import { fieldValues, openedFields } from '../data/opened-fields';
import type { IncludeContext } from './includes';

/** @param isStatic whether the call is on the model, not on an instance */
export function callDetails(
  entity: EntityFact,
  method: string,
  args: readonly Term[],
  isStatic: boolean,
  place: Place,
  context: IncludeContext,
): Pick<Touch, 'columns' | 'key'> {
  const conditions = isStatic ? conditionsOf(entity, method, args, place, context) : [];
  const valued = /^(?:create|update|upsert|build|bulkCreate)$/.test(method) ? args[0] : undefined;
  const values = openedFields(valued, place, context.project).map(({ key }) => key);
  const attributes = args.flatMap((arg) => fieldValues(arg, 'attributes', place, context.project));
  const asked = attributes.flatMap(({ value, place: at }) =>
    elements(value, at, context.project).flatMap(({ term }) => (term.kind === 'text' ? [term.value] : [])),
  );
  const named = [...values, ...asked].flatMap((name) => context.entities.columnOf(entity, name) ?? []);
  // A condition that is only known at run time is one all the same.
  if (
    isStatic &&
    conditions.length === 0 &&
    args.some((arg) => fieldValues(arg, 'where', place, context.project).length > 0)
  )
    return columnList(values.flatMap((name) => context.entities.columnOf(entity, name) ?? []));
  const key = accessKey(conditions, context.project);
  return { ...columnList([...conditions.map(({ column }) => column), ...named]), ...(key && { key }) };
}

function conditionsOf(
  entity: EntityFact,
  method: string,
  args: readonly Term[],
  place: Place,
  context: IncludeContext,
): Condition[] {
  const [first] = args;
  if (/^find(?:ByPk|ById)$/.test(method) && first) {
    const primary = entity.columns.find((column) => column.primary)?.name ?? 'id';
    return [{ column: primary, value: first, place }];
  }
  return args.flatMap((arg) =>
    fieldValues(arg, 'where', place, context.project).flatMap(({ value, place: at }) =>
      fieldConditions(entity, value, at, context, 0),
    ),
  );
}

/** `{ ownerId, [Op.or]: [{ … }], id: [1, 2], kind: { [Op.in]: kinds } }` */
function fieldConditions(
  entity: EntityFact,
  term: Term,
  place: Place,
  context: IncludeContext,
  depth: number,
): Condition[] {
  if (depth > 4) return [];
  return openedFields(term, place, context.project).flatMap(({ key, value, place: at }): Condition[] => {
    if (/^\[(?:\w+\.)?(?:or|and|not)\]$|^\$(?:or|and|not)$/.test(key)) {
      return fieldConditions(entity, value, at, context, depth + 1);
    }
    const column = context.entities.columnOf(entity, key);
    if (column === undefined) return [];
    const list = value.kind === 'record' ? value.fields.find((one) => /(?:^|\.)in\]?$/.test(one.key)) : undefined;
    const many = list !== undefined || isList(value, at, context);
    const search = searchIn(column, value, at, context.project);
    return [{ column, value: list?.value ?? value, place: at, ...(many && { many }), search }];
  });
}

function isList(value: Term, place: Place, { project }: IncludeContext): boolean {
  if (project.types.of(value, place)?.kind === 'array') return true;
  return opened(value, place, project).some(({ term }) => term.kind === 'list');
}

/** Conditions of a query builder: `.where('photo.owner = :id AND photo.kind IN (:...kinds)', { id, kinds })`. */
import type { EntityFact } from '@banyan/model';
import type { PlacedCall } from '../../link/project';
import type { LibraryType } from '../../link/type';
import type { CallSketch } from '../../sketch/file-sketch';
import type { Touch } from '../data/access';
import { accessKey, columnList, type Condition } from '../data/access-key';
import { searchBy } from '../data/column-search';
import { openedFields } from '../data/opened-fields';
import { builderCalls } from './builder-calls';
import type { FindContext } from './typeorm-options';

const comparison =
  /(?:(\w+)\.)?"?(\w+)"?\)?\s*(=|<>|!=|<=|>=|<|>|\bIN\b|\bI?LIKE\b|=\s*ANY|@>)\s*(?:LOWER|UPPER)?\(?\s*('%'\s*\|\|\s*|CONCAT\(\s*'%',\s*)?:(\.\.\.)?(\w+)/gi;

export function builderKey(
  entity: EntityFact,
  placed: PlacedCall,
  builder: LibraryType,
  context: FindContext,
): Pick<Touch, 'columns' | 'key'> {
  const calls = builderCalls(placed, builder, context);
  const made = builder.madeBy && context.project.sketch(builder.madeBy.file).calls[builder.madeBy.call];
  const alias = made?.args.flatMap(
    (arg) => context.project.text(arg, { file: placed.file, scope: made.scope }) ?? [],
  )[0];
  const conditions = calls.flatMap((call) =>
    call.callee.kind === 'member' && /^(?:where|andWhere|orWhere|whereInIds)$/.test(call.callee.name)
      ? conditionsOf(entity, alias, call, placed.file, context)
      : [],
  );
  const values = calls.flatMap((call) =>
    call.callee.kind === 'member' && /^(?:set|values)$/.test(call.callee.name)
      ? openedFields(call.args[0], { file: placed.file, scope: call.scope }, context.project).flatMap(
          ({ key }) => context.entities.columnOf(entity, key) ?? [],
        )
      : [],
  );
  const key = accessKey(conditions, context.project);
  return { ...columnList([...conditions.map(({ column }) => column), ...values]), ...(key && { key }) };
}

function conditionsOf(
  entity: EntityFact,
  alias: string | undefined,
  { args, scope }: CallSketch,
  file: string,
  { entities, project }: FindContext,
): Condition[] {
  const place = { file, scope };
  const text = project.text(args[0], place);
  const values = openedFields(args[1], place, project);
  if (text === undefined) {
    return openedFields(args[0], place, project).flatMap(({ key, value, place: at }) => {
      const column = entities.columnOf(entity, key);
      return column === undefined ? [] : [{ column, value, place: at }];
    });
  }
  return [...text.matchAll(comparison)].flatMap(([, of, property = '', operator = '', wild, spread, parameter]) => {
    const column =
      of === undefined || of === alias || alias === undefined ? entities.columnOf(entity, property) : undefined;
    const given = values.find(({ key }) => key === parameter);
    if (column === undefined || !given) return [];
    const many = spread !== undefined || /IN|ANY/i.test(operator);
    const found = searchBy(operator, given.value, given.place, project);
    const search = found && { column, ...found, ...(wild !== undefined && { by: 'inside' as const }) };
    return [{ column, value: given.value, place: given.place, ...(many && { many }), search }];
  });
}

/** Columns and key of a Prisma call: what its options name of the model itself. */
import type { EntityFact } from '@banyan/model';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import type { Touch } from '../data/access';
import { accessKey, columnList, type Condition } from '../data/access-key';
import { searchIn } from '../data/column-search';
import { fieldValues, openedFields } from '../data/opened-fields';
import type { OptionContext } from './prisma-nested';

const connectors = new Set(['AND', 'OR', 'NOT']);

export function optionDetails(
  model: EntityFact,
  options: Term | undefined,
  place: Place,
  context: OptionContext,
): Pick<Touch, 'columns' | 'key'> {
  const given = (key: string) => fieldValues(options, key, place, context.project);
  const conditions = given('where').flatMap((where) => conditionsOf(model, where.value, where.place, context, 0));
  const named = ['select', 'data', 'create', 'update', 'orderBy'].flatMap((key) =>
    given(key).flatMap(({ value, place: at }) =>
      openedFields(value, at, context.project)
        .filter((entry) => !(entry.value.kind === 'boolean' && !entry.value.value && key === 'select'))
        .flatMap((entry) => context.entities.columnOf(model, entry.key) ?? []),
    ),
  );
  // A condition that is only known at run time, or on a relation, is one all the same.
  if (conditions.length === 0 && given('where').length > 0) return {};
  const key = accessKey(conditions, context.project);
  return { ...columnList([...conditions.map(({ column }) => column), ...named]), ...(key && { key }) };
}

function conditionsOf(model: EntityFact, term: Term, place: Place, context: OptionContext, depth: number): Condition[] {
  if (depth > 4) return [];
  return openedFields(term, place, context.project).flatMap(({ key, value, place: at }): Condition[] => {
    if (connectors.has(key)) return conditionsOf(model, value, at, context, depth + 1);
    const column = context.entities.columnOf(model, key);
    if (column === undefined) {
      if (context.entities.related(model, key)) return [];
      // A compound key has a name of its own: `ownerId_kind: { ownerId, kind }`. What the schema does not know is asked for all the same.
      if (value.kind === 'record') return conditionsOf(model, value, at, context, depth + 1);
      return depth === 0 ? [{ column: key, value, place: at }] : [];
    }
    const list = value.kind === 'record' ? value.fields.find((entry) => entry.key === 'in') : undefined;
    const search = searchIn(column, value, at, context.project);
    const negated = isNegation(value);
    return [{ column, value: list?.value ?? value, place: at, ...(list && { many: true }), search, negated }];
  });
}

/** `{ not: null }`, `{ notIn: … }` */
function isNegation(value: Term): boolean {
  return (
    value.kind === 'record' && value.fields.length > 0 && value.fields.every(({ key }) => /^not(?:In)?$/.test(key))
  );
}

/** TypeORM: how many rows a find gives, in which order, and whether they are locked. */
import type { EntityFact } from '@banyan/model';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import type { RowDetails } from '../data/access';
import { fieldValues, openedFields, type PlacedField } from '../data/opened-fields';
import { rowDetails } from '../data/row-details';
import type { FindContext } from './typeorm-options';

const single = /^(?:findOne\w*|preload|reload|count\w*|exists?\w*|sum|average|minimum|maximum)$/;
/** Methods that are given a condition, and no options. */
const byCondition = /By(?:OrFail|Ids?)?$|^(?:sum|average|minimum|maximum)/;
/** Modes of `lock` that lock rows; `optimistic` and `dirty_read` do not. */
export const lockModes = /^(?:pessimistic|for)_/;

/** @param args those behind the entity: options, or an id and options */
export function findRows(
  entity: EntityFact,
  method: string,
  args: readonly Term[],
  place: Place,
  { entities, project }: FindContext,
): RowDetails {
  const options = byCondition.test(method) ? [] : args.slice(0, 2);
  const given = (key: string): PlacedField[] => options.flatMap((term) => fieldValues(term, key, place, project));
  const order = given('order').flatMap((found) =>
    openedFields(found.value, found.place, project).flatMap(({ key }) =>
      entities.related(entity, key) ? [] : (entities.columnOf(entity, key) ?? []),
    ),
  );
  const modes = given('lock').flatMap((found) => fieldValues(found.value, 'mode', found.place, project));
  const locks = modes.some((mode) => lockModes.test(project.text(mode.value, mode.place) ?? ''));
  return rowDetails({ one: single.test(method), bounds: given('take'), order, locks }, project);
}

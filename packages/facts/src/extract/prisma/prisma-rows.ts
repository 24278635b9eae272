/** Prisma: how many rows a call gives, in which order, and whether it is sent together with others. */
import type { EntityFact } from '@banyan/model';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import type { RowDetails } from '../data/access';
import { fieldValues, openedFields } from '../data/opened-fields';
import { rowDetails } from '../data/row-details';
import type { OptionContext } from './prisma-nested';

const single = /^(?:find(?:First|Unique)(?:OrThrow)?|count|aggregate)$/;
/** The engine sends these calls of one turn as one `IN`; `findFirst` it does not. */
const together = /^findUnique(?:OrThrow)?$/;

export function prismaRows(
  model: EntityFact,
  method: string,
  options: Term | undefined,
  place: Place,
  { entities, project }: OptionContext,
): RowDetails {
  const order = fieldValues(options, 'orderBy', place, project).flatMap((found) =>
    openedFields(found.value, found.place, project).flatMap(({ key }) => entities.columnOf(model, key) ?? []),
  );
  const bounds = fieldValues(options, 'take', place, project);
  return rowDetails({ one: single.test(method), bounds, order, batched: together.test(method) }, project);
}

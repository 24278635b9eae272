/** Sequelize: how many rows a find gives, in which order, and whether they are locked. */
import type { EntityFact } from '@banyan/model';
import type { PlacedTerm } from '../../link/constants';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import type { RowDetails } from '../data/access';
import { opened } from '../data/opened';
import { fieldValues, type PlacedField } from '../data/opened-fields';
import { rowDetails } from '../data/row-details';
import type { IncludeContext } from './includes';

const single = /^(?:findOne|findByPk|findById|findOrCreate|findCreateFind|count|max|min|sum|average|aggregate|reload)$/;

export function findRows(
  entity: EntityFact,
  method: string,
  args: readonly Term[],
  place: Place,
  context: IncludeContext,
): RowDetails {
  const { project } = context;
  const given = (key: string): PlacedField[] => args.flatMap((arg) => fieldValues(arg, key, place, project));
  const order = given('order').flatMap((found) => orderOf(entity, found, context));
  const locks = given('lock').some(({ value }) => !(value.kind === 'boolean' && !value.value) && value.kind !== 'null');
  return rowDetails({ one: single.test(method), bounds: given('limit'), order, locks }, project);
}

/** `'name'`, `['name', ['takenAt', 'DESC']]`; `[User, 'name', 'ASC']` sorts by another model. */
function orderOf(entity: EntityFact, { value, place }: PlacedField, context: IncludeContext): string[] {
  return opened(value, place, context.project).flatMap(({ term, place: at }) => {
    const entries = term.kind === 'list' ? term.items : [term];
    return entries.flatMap((entry) => columnOf(entity, { term: entry, place: at }, context));
  });
}

function columnOf(entity: EntityFact, { term, place }: PlacedTerm, { entities, project }: IncludeContext): string[] {
  const [first] = term.kind === 'list' ? term.items : [term];
  const text = project.text(first, place);
  return text === undefined ? [] : [entities.columnOf(entity, text) ?? []].flat();
}

/** MikroORM: how many rows a call gives, in which order, and whether they are locked. */
import type { EntityFact } from '@banyan/model';
import type { Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import type { Link } from '../builder/chain';
import type { RowDetails } from '../data/access';
import type { EntityIndex } from '../data/entity-index';
import { fieldValues, openedFields, type PlacedField } from '../data/opened-fields';
import { rowDetails } from '../data/row-details';

interface Asked {
  readonly entities: EntityIndex;
  readonly project: Project;
}

const single = /^(?:findOne\w*|count\w*|refresh|lock|loadCount|load|loadOrFail)$/;
const runsForOne = /^(?:getSingleResult|getCount|take)$/;

/** @param options where options may be: those of a find stand behind its condition */
export function mikroRows(
  entity: EntityFact,
  name: string,
  options: readonly Term[],
  place: Place,
  { entities, project }: Asked,
): RowDetails {
  const given = (key: string): PlacedField[] => options.flatMap((term) => fieldValues(term, key, place, project));
  const bounds = ['limit', 'first', 'last'].flatMap(given);
  const order = given('orderBy').flatMap((found) => columnsOf(entity, found, entities, project));
  const modes = [...given('lockMode').map(({ value }) => value), ...(name === 'lock' ? options : [])];
  return rowDetails({ one: single.test(name), bounds, order, locks: modes.some(isPessimistic) }, project);
}

/** @param chain the calls behind `createQueryBuilder` */
export function mikroBuilderRows(
  entity: EntityFact,
  chain: readonly Link[],
  file: string,
  { entities, project }: Asked,
): RowDetails {
  const firstOf = (names: RegExp): PlacedField[] =>
    chain
      .filter(({ name }) => names.test(name))
      .flatMap(({ name, call: { args, scope } }) =>
        args[0] ? [{ key: name, value: args[0], place: { file, scope } }] : [],
      );
  const order = firstOf(/^orderBy$/).flatMap((found) => columnsOf(entity, found, entities, project));
  const locks = firstOf(/^setLockMode$/).some(({ value }) => isPessimistic(value));
  const one = chain.some(({ name }) => runsForOne.test(name));
  return rowDetails({ one, bounds: firstOf(/^limit$/), order, locks }, project);
}

/** `{ takenAt: 'desc' }`, `[{ takenAt: QueryOrder.DESC }, { id: 1 }]`, `{ 'p.takenAt': 'desc' }` */
function columnsOf(
  entity: EntityFact,
  { value, place }: PlacedField,
  entities: EntityIndex,
  project: Project,
): string[] {
  return openedFields(value, place, project).flatMap(
    ({ key }) => entities.columnOf(entity, key.slice(key.lastIndexOf('.') + 1)) ?? [],
  );
}

/** `LockMode.PESSIMISTIC_WRITE`, or its number. */
function isPessimistic(term: Term): boolean {
  if (term.kind === 'member') return term.name.startsWith('PESSIMISTIC');
  return term.kind === 'number' && term.value >= 2;
}

/** Columns and keys of a call on an entity of MikroORM's. */
import type { EntityFact } from '@banyan/model';
import { field, type Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import type { Touch } from '../data/access';
import { accessKey, columnList, type Condition } from '../data/access-key';
import { searchIn } from '../data/column-search';
import type { EntityIndex } from '../data/entity-index';
import { openedFields } from '../data/opened-fields';

interface Asked {
  readonly name: string;
  readonly place: Place;
  readonly entities: EntityIndex;
  readonly project: Project;
}

/** @param args those behind the entity: condition and options, or condition and data, or data */
export function mikroDetails(
  entity: EntityFact,
  args: readonly Term[],
  write: boolean,
  { name, place, entities, project }: Asked,
): Pick<Touch, 'columns' | 'key'> {
  const known = (term: Term | undefined) =>
    openedFields(term, place, project).flatMap(({ key, value, place: at }) => {
      const column = entities.columnOf(entity, key);
      return column === undefined ? [] : [{ column, value, place: at }];
    });
  const chosen = write && !/^native(?:Update|Delete)$/.test(name) ? [] : known(args[0]);
  const conditions = chosen.flatMap(({ column, value, place: at }): Condition[] => {
    const list = field(value, '$in');
    if (list) return [{ column, value: list, place: at, many: true }];
    const search = searchIn(column, value, at, project);
    return value.kind === 'record' && !search ? [] : [{ column, value, place: at, search }];
  });
  const data = !write || name === 'nativeDelete' ? undefined : args[name === 'nativeUpdate' ? 1 : 0];
  const key = accessKey(conditions, project);
  return { ...columnList(known(data).map(({ column }) => column)), ...(key && { key }) };
}

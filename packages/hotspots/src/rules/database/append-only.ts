/** Tables that are only ever added to, and the moments that their rows are read by. */
import { type DataAccessFact, type EntityFact, groupBy } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import { runContexts } from '../../roles/run-contexts';
import { isTime } from '../../tables/column-names';
import { growthBy, growthOf } from '../../tables/growth';

/** A table to which rows are added and whose rows hardly change. */
export interface AppendOnly {
  readonly entity: EntityFact;
  /** The column of the moment that reads choose or order by. */
  readonly moment: string;
  readonly inserts: readonly DataAccessFact[];
  /** Reads that choose rows by the moment, and those that are ordered by it. */
  readonly chosen: readonly DataAccessFact[];
  readonly ordered: readonly DataAccessFact[];
  /** Deletes by the moment: what is old is thrown away. */
  readonly expired: readonly DataAccessFact[];
}

/** In the order of the entities. Changes by anything but the moment make it another kind of table. */
export function appendOnlyTables(index: FactsIndex): AppendOnly[] {
  const { runsIn } = runContexts(index);
  const live = [...index.accessesOf.values()]
    .flat()
    .filter(({ function: owner }) => runsIn(owner, 'request') || runsIn(owner, 'background'));
  const byEntity = groupBy(live, ({ entity }) => entity);
  return index.facts.entities.flatMap((entity) => {
    if (growthOf(index, entity.name) !== 'sure') return [];
    return toAppendOnly(entity, byEntity.get(entity.name) ?? []) ?? [];
  });
}

function toAppendOnly(entity: EntityFact, accesses: readonly DataAccessFact[]): AppendOnly | undefined {
  const moments = entity.columns.filter(isTime).map(({ name }) => name);
  const isMoment = (name: string): boolean => moments.includes(name);
  const reads = accesses.filter(({ operation }) => operation === 'read');
  const writes = accesses.filter(({ operation }) => operation === 'write');
  const inserts = writes.filter((access) => growthBy(access) === 'sure');
  const rest = writes.filter((access) => growthBy(access) !== 'sure');
  const expired = rest.filter(({ key }) => key?.columns.some(isMoment));
  const chosen = reads.filter(({ key }) => key?.columns.some(isMoment));
  const ordered = reads.filter(({ order }) => order?.[0] !== undefined && isMoment(order[0]));
  const moment = chosen[0]?.key?.columns.find(isMoment) ?? ordered[0]?.order?.[0];
  if (moment === undefined || inserts.length === 0 || rest.length > expired.length) return undefined;
  return { entity, moment, inserts, chosen, ordered, expired };
}

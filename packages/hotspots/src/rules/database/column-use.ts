/** By which columns the code looks rows up: conditions, orders and joins that no index leads to. */
import { type DataAccessFact, type EntityFact, groupBy } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import { runContexts } from '../../roles/run-contexts';
import { foreignKeyOf, isKeyLike, isTime, tellsLittle } from '../../tables/column-names';
import { isCovered } from '../../tables/covering-index';
import { searchUses, type SearchUse, wholeColumns } from './column-search';

/** One place that looks rows up by columns without an index. */
export interface ColumnUse {
  readonly access: DataAccessFact;
  readonly entity: EntityFact;
  readonly by: 'condition' | 'order' | 'join';
  /** The most telling column first. */
  readonly columns: readonly [string, ...string[]];
}

/** Uses that no index serves, in code that requests or background work run; in the order of the facts. */
export function unindexedUses(index: FactsIndex): ColumnUse[] {
  const statements = groupBy(
    liveAccesses(index),
    ({ function: owner, line, call }) => `${owner}\0${line}\0${call.split('.')[0]}`,
  );
  return [...statements.values()].flatMap((accesses) =>
    accesses.flatMap((access) => {
      const entity = index.entities.get(access.entity);
      // Nothing is known of a table that is declared nowhere, its indexes included.
      if (!entity || entity.columns.length === 0) return [];
      return access.via === 'join' ? joinUses(index, access, entity, accesses) : ownUses(access, entity);
    }),
  );
}

/** Searches that no index serves, in the same code. */
export function unservedSearches(index: FactsIndex): SearchUse[] {
  return liveAccesses(index).flatMap((access) => {
    const entity = index.entities.get(access.entity);
    return entity ? searchUses(access, entity) : [];
  });
}

function liveAccesses(index: FactsIndex): DataAccessFact[] {
  const { runsIn } = runContexts(index);
  const all = [...index.accessesOf.values()].flat();
  return all.filter((access) => runsIn(access.function, 'request') || runsIn(access.function, 'background'));
}

function ownUses(access: DataAccessFact, entity: EntityFact): ColumnUse[] {
  // A column that is not declared where columns are read may have an index all the same.
  const whole = wholeColumns(access, entity);
  if (whole.length > 0 && isCovered(entity, whole)) return [];
  const columns = whole.filter((name) => has(entity, name));
  if (columns.length > 0) return use(access, entity, 'condition', columns);
  const [first] = access.order ?? [];
  if (first === undefined || access.key || access.limited !== true || access.rows !== 'many') return [];
  return !has(entity, first) || isCovered(entity, [first]) ? [] : use(access, entity, 'order', [first]);
}

/** The joined side is looked up by its key to a table of the same statement. */
function joinUses(
  index: FactsIndex,
  access: DataAccessFact,
  entity: EntityFact,
  statement: readonly DataAccessFact[],
): ColumnUse[] {
  if (access.operation === 'write') return [];
  const others = new Set(statement.filter(({ via }) => via !== 'join').map((one) => one.entity));
  const relations = entity.relations.filter(
    ({ target }) => others.has(target) && refersBack(index, target, entity.name),
  );
  const keys = relations.flatMap((relation) => foreignKeyOf(entity, relation) ?? []);
  // A key of several columns, and a condition on the joined side, lead to the rows as well.
  const wanted = [...keys, ...relations.flatMap(({ columns = [] }) => columns), ...wholeColumns(access, entity)];
  return keys.length === 1 && !isCovered(entity, wanted) ? use(access, entity, 'join', keys) : [];
}

/** Whether the rows are found from the other side by the key here: it has no key of its own, and no other way to them. */
function refersBack(index: FactsIndex, other: string, entity: string): boolean {
  const ways = (index.entities.get(other)?.relations ?? []).filter(({ target }) => target === entity);
  return ways.length <= 1 && ways.every(({ kind, owner }) => kind !== 'many-to-many' && !owner);
}

function use(access: DataAccessFact, entity: EntityFact, by: ColumnUse['by'], columns: readonly string[]): ColumnUse[] {
  const [first, ...rest] = [...columns].sort((a, b) => telling(entity, b) - telling(entity, a));
  return first === undefined ? [] : [{ access, entity, by, columns: [first, ...rest] }];
}

/** Moments are asked for in ranges: equality comes first. */
function telling(entity: EntityFact, name: string): number {
  if (tellsLittle(entity, name)) return 0;
  if (isKeyLike(name)) return 3;
  return isTime({ type: entity.columns.find((column) => column.name === name)?.type, name }) ? 1 : 2;
}

function has(entity: EntityFact, name: string): boolean {
  return entity.columns.some((column) => column.name === name);
}

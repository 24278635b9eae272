/** Knex: what a chain reads and writes, stated where its table is named. */
import type { PlacedCall, Project } from '../../link/project';
import { isKnex, isKnexBuilder } from '../../link/libraries/knex';
import type { LibraryType } from '../../link/type';
import type { Place } from '../../link/types';
import { cameFrom, goesOnWith, type Link } from '../builder/chain';
import { chainRows } from '../builder/chain-rows';
import { chainDetails } from '../builder/conditions';
import { ownNames } from '../builder/own-names';
import { tableNames } from '../builder/table-names';
import { reads, type Touch, writes } from '../data/access';
import type { TouchReader } from '../data/data-accesses';
import type { EntityIndex } from '../data/entity-index';

const changes =
  /^(?:insert|update|delete|del|truncate|increment|decrement|upsert|batchInsert|updateFrom|jsonInsert|jsonSet)$/;
const joins = /^(?:inner|left|right|full|cross)?(?:Outer)?join$/i;
const names = /^(?:from|into|table|fromJS)$/;

export const knex: TouchReader = {
  names: [/^/],
  builds: true,
  touches: knexTouches,
};

/** The tables that a call names; nothing when it is no call of Knex's. */
function knexTouches(placed: PlacedCall, entities: EntityIndex, project: Project): Touch[] {
  const { file, call } = placed;
  if (call.isNew) return [];
  const place = { file, scope: call.scope };
  if (call.args.length > 0 && isInstanceItself(placed, project)) return rootTouches(placed, [], entities, project);
  if (call.callee.kind !== 'member') return [];
  const { name } = call.callee;
  if (![names, joins, changes].some((known) => known.test(name))) return [];
  const before = cameFrom(file, call, project);
  const type = receiverOf(placed, before, project);
  if (!type) return [];
  if (name === 'batchInsert') return namedTables(placed, entities, project).map((entity) => writes(entity));
  if (names.test(name)) return rootTouches(placed, before, entities, project);
  if (joins.test(name)) return namedTables(placed, entities, project).map((entity) => reads(entity, 'join'));
  return changes.test(name) ? elsewhere(type, place, placed, entities, project) : [];
}

/** `db('users')` */
function isInstanceItself({ file, call }: PlacedCall, project: Project): boolean {
  const type = project.types.of(call.callee, { file, scope: call.scope });
  return type?.kind === 'library' && isKnex(type);
}

/** The type that a method is called on; for `function () { this.from('t') }` inside of a query, a query. */
function receiverOf({ file, call }: PlacedCall, before: readonly Link[], project: Project): LibraryType | undefined {
  const of = call.callee.kind === 'member' ? call.callee.of : undefined;
  const type = of && project.types.of(of, { file, scope: call.scope });
  if (type?.kind === 'library') return isKnex(type) || isKnexBuilder(type) ? type : undefined;
  const start = (before.at(-1)?.call ?? call).callee;
  if (start.kind !== 'member' || start.of.kind !== 'name' || start.of.name !== 'this') return undefined;
  for (const outer of project.around(file, call.scope)) {
    const { callee, scope } = outer.call;
    const around = callee.kind === 'member' ? project.types.of(callee.of, { file, scope }) : undefined;
    if (around?.kind === 'library' && isKnexBuilder(around)) return around;
  }
  return undefined;
}

/** A chain that changes rows writes its table, any other one reads it. */
function rootTouches(placed: PlacedCall, before: readonly Link[], entities: EntityIndex, project: Project): Touch[] {
  const tables = namedTables(placed, entities, project);
  if (tables.length === 0) return [];
  const after = goesOnWith(placed.file, placed.index, project);
  const links = [...before, ...after];
  const changed = links.some(({ name }) => changes.test(name));
  const read = !changed || heldAndRead(placed, after);
  const details = chainDetails(links, placed.file, changed, project, placed.call.args[0]);
  const rows = read ? chainRows(links, placed.file, project, placed.call.args[0]) : {};
  return tables.flatMap((entity) => [
    ...(changed ? [{ ...writes(entity), ...details }] : []),
    ...(read ? [{ ...reads(entity), ...details, ...rows }] : []),
  ]);
}

/** Held in a variable that one branch reads (`q.first()`) and another one changes. */
function heldAndRead({ index }: PlacedCall, after: readonly Link[]): boolean {
  const direct = new Set([index]);
  for (const link of after) {
    const of = link.call.callee.kind === 'member' ? link.call.callee.of : undefined;
    if (of?.kind === 'call' && direct.has(of.call)) direct.add(link.index);
  }
  const loose = after.filter((link) => !direct.has(link.index));
  return loose.some(({ name }) => /^(?:first|select|pluck|count)$/.test(name));
}

/** `base().update(…)`: the chain began in another function. */
function elsewhere(
  type: LibraryType,
  place: Place,
  placed: PlacedCall,
  entities: EntityIndex,
  project: Project,
): Touch[] {
  const { madeBy } = type;
  const made = madeBy && project.sketch(madeBy.file).calls[madeBy.call];
  if (!madeBy || !made) return [];
  if (project.functionAt(madeBy.file, made.scope) === project.functionAt(place.file, place.scope)) return [];
  const root = { file: madeBy.file, index: madeBy.call, call: made };
  const own = cameFrom(placed.file, placed.call, project);
  if (own.some(({ name }) => names.test(name))) return [];
  return namedTables(root, entities, project).map((entity) => writes(entity));
}

function namedTables(placed: PlacedCall, entities: EntityIndex, project: Project): string[] {
  const place = { file: placed.file, scope: placed.call.scope };
  const own = ownNames(placed, project);
  return tableNames(placed.call.args[0], place, project)
    .filter((table) => !own.has(table.toLowerCase()))
    .map((table) => entities.ofTable(table)?.name ?? table);
}

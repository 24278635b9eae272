/** Kysely: what a query reads and writes, stated where each table is named. */
import type { PlacedCall, Project } from '../../link/project';
import { isKysely, isKyselyBuilder } from '../../link/libraries/kysely';
import { cameFrom, goesOnWith } from '../builder/chain';
import { chainRows } from '../builder/chain-rows';
import { chainDetails } from '../builder/conditions';
import { ownNames } from '../builder/own-names';
import { tableNames } from '../builder/table-names';
import { reads, type Touch, writes } from '../data/access';
import type { TouchReader } from '../data/data-accesses';
import type { EntityIndex } from '../data/entity-index';

/** Methods that only Kysely has: with a table's name behind them they need no type. */
const starts = /^(?:selectFrom|insertInto|replaceInto|updateTable|deleteFrom|mergeInto)$/;
const joins = /^(?:inner|left|right|full|cross|outer)Join(?:Lateral)?$|^using$|^from$/;

export const kysely: TouchReader = {
  names: [starts, joins],
  builds: true,
  touches: kyselyTouches,
};

/** The tables that a call names; nothing when it is no call of Kysely's. */
function kyselyTouches(placed: PlacedCall, entities: EntityIndex, project: Project): Touch[] {
  const { call } = placed;
  const name = call.callee.kind === 'member' || call.callee.kind === 'name' ? call.callee.name : '';
  if (call.isNew || !(starts.test(name) || joins.test(name))) return [];
  const tables = namedTables(placed, entities, project);
  if (tables.length === 0) return [];
  if (joins.test(name)) return inQuery(placed, project) ? tables.map((entity) => reads(entity, 'join')) : [];
  if (!isOfKysely(placed, project)) return [];
  const changes = name !== 'selectFrom';
  const links = goesOnWith(placed.file, placed.index, project);
  const details = chainDetails(links, placed.file, changes, project, call.args[0]);
  const rows = changes ? {} : chainRows(links, placed.file, project, call.args[0]);
  return tables.map((entity) => ({ ...(changes ? writes(entity) : reads(entity)), ...details, ...rows }));
}

/** Nothing speaks against it: the object's type is unknown, or it is one of Kysely's. */
function isOfKysely({ file, call }: PlacedCall, project: Project): boolean {
  if (call.callee.kind !== 'member') return true;
  const type = project.types.of(call.callee.of, { file, scope: call.scope });
  if (type?.kind === 'library') return type.module === 'kysely';
  return type?.kind !== 'class' || !project.types.member(type, call.callee.name);
}

/** A join belongs to a query of Kysely's by its type or by what its chain began with. */
function inQuery({ file, call }: PlacedCall, project: Project): boolean {
  if (call.callee.kind !== 'member') return false;
  const type = project.types.of(call.callee.of, { file, scope: call.scope });
  if (type?.kind === 'library') return isKyselyBuilder(type) || isKysely(type);
  return cameFrom(file, call, project).some(({ name }) => starts.test(name));
}

function namedTables(placed: PlacedCall, entities: EntityIndex, project: Project): string[] {
  const own = ownNames(placed, project);
  return tableNames(placed.call.args[0], { file: placed.file, scope: placed.call.scope }, project)
    .filter((table) => !own.has(table.toLowerCase()))
    .map((table) => entities.ofTable(table)?.name ?? table);
}

/** Drizzle: what a call reads and writes, by the table constant that it is given. */
import type { EntityFact } from '@banyan/model';
import { queriedTable } from '../../link/libraries/drizzle';
import { field, type PlacedCall, type Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { reads, type Touch, writes } from '../data/access';
import { columnList } from '../data/access-key';
import type { TouchReader } from '../data/data-accesses';
import type { EntityIndex } from '../data/entity-index';
import { openedFields } from '../data/opened-fields';
import { rowDetails } from '../data/row-details';
import { cameFrom, goesOnWith } from '../builder/chain';
import { drizzleKey } from './drizzle-key';
import { databaseName, madeTable } from './drizzle-names';
import { drizzleRows, queryRows } from './drizzle-rows';

const changes = /^(?:insert|update|delete)$/;
const joins = /^(?:left|right|inner|full|cross)Join(?:Lateral)?$|^using$/;
const finds = /^(?:findMany|findFirst)$/;

export const drizzle: TouchReader = {
  names: [changes, joins, finds, /^(?:from|\$count)$/],
  builds: true,
  touches: drizzleTouches,
};

/** The tables that a call names; nothing when it is given no table of Drizzle's. */
function drizzleTouches(placed: PlacedCall, entities: EntityIndex, project: Project): Touch[] {
  const { file, call } = placed;
  if (call.callee.kind !== 'member' || call.isNew) return [];
  const place = { file, scope: call.scope };
  const { name } = call.callee;
  if (finds.test(name)) return found(placed, place, entities, project);
  // `Array.from(users)`
  if (call.callee.of.kind === 'name' && /^[A-Z]/.test(call.callee.of.name)) return [];
  const change = changes.test(name);
  if (!change && !joins.test(name) && name !== 'from' && name !== '$count') return [];
  const entity = entityOf(call.args[0], place, entities, project);
  if (!entity) return [];
  if (joins.test(name)) return [reads(entity.name, 'join')];
  const chain = goesOnWith(file, placed.index, project);
  const set = chain
    .filter((link) => change && /^(?:set|values)$/.test(link.name))
    .flatMap(({ call: inner }) => openedFields(inner.args[0], { file, scope: inner.scope }, project));
  const links = [...cameFrom(file, call, project), ...chain];
  const asked = { entities, project };
  const rows = name === '$count' ? rowDetails({ one: true }, project) : drizzleRows(entity, links, file, asked);
  const columns = columnList(set.flatMap(({ key }) => entities.columnOf(entity, key) ?? []));
  return [
    {
      ...(change ? writes(entity.name) : reads(entity.name)),
      ...columns,
      ...drizzleKey(entity, chain, file, entities, project),
      ...(!change && rows),
    },
  ];
}

/** The database's name of a table constant that stands in raw SQL. */
export function drizzleTableOf(term: Term, place: Place, project: Project): string | undefined {
  const made = madeTable(project.types.of(term, place), project);
  return made && databaseName(made, project);
}

function entityOf(
  term: Term | undefined,
  place: Place,
  entities: EntityIndex,
  project: Project,
): EntityFact | undefined {
  const table = term && drizzleTableOf(term, place, project);
  return table === undefined ? undefined : entities.ofTable(table);
}

/** `db.query.users.findMany({ with: { posts: { with: { tags: true } } } })` */
function found({ call }: PlacedCall, place: Place, entities: EntityIndex, project: Project): Touch[] {
  if (call.callee.kind !== 'member') return [];
  const property = queriedTable(project.types.of(call.callee.of, place));
  const entity = property === undefined ? undefined : entities.named(property);
  if (!entity) return [];
  const rows = queryRows(entity, call.callee.name, call.args[0], place, { entities, project });
  return [{ ...reads(entity.name), ...rows }, ...along(entity, field(call.args[0], 'with'), entities)];
}

function along(entity: EntityFact, asked: Term | undefined, entities: EntityIndex): Touch[] {
  if (asked?.kind !== 'record') return [];
  return asked.fields.flatMap(({ key, value }) => {
    const next = entities.related(entity, key);
    if (!next || (value.kind === 'boolean' && !value.value)) return [];
    return [reads(next.name, 'join'), ...along(next, field(value, 'with'), entities)];
  });
}

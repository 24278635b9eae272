/** Drizzle: how many rows a query gives, in which order, and whether they are locked. */
import type { EntityFact } from '@banyan/model';
import type { Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import type { Link } from '../builder/chain';
import type { RowDetails } from '../data/access';
import type { EntityIndex } from '../data/entity-index';
import { opened } from '../data/opened';
import { fieldValues, openedFields } from '../data/opened-fields';
import { rowDetails } from '../data/row-details';

interface Asked {
  readonly entities: EntityIndex;
  readonly project: Project;
}

const aggregates = /^(?:count|countDistinct|sum|sumDistinct|avg|avgDistinct|min|max)$/;

/** @param links the whole chain that a `from` is in */
export function drizzleRows(entity: EntityFact, links: readonly Link[], file: string, asked: Asked): RowDetails {
  const { project } = asked;
  const named = (name: string): readonly Link[] => links.filter((link) => link.name === name);
  const bounds = named('limit').flatMap(({ call: { args, scope } }) =>
    args[0] ? [{ value: args[0], place: { file, scope } }] : [],
  );
  const order = named('orderBy').flatMap(({ call: { args, scope } }) =>
    args.flatMap((arg) => sortedBy(entity, arg, { file, scope }, asked)),
  );
  const counts = named('groupBy').length === 0 && named('select').some((link) => onlyAggregates(link, file, project));
  const one = counts || named('get').length > 0;
  return rowDetails({ one, bounds, order, locks: named('for').length > 0 }, project);
}

/** `db.query.photos.findMany({ limit, orderBy })` */
export function queryRows(
  entity: EntityFact,
  method: string,
  options: Term | undefined,
  place: Place,
  asked: Asked,
): RowDetails {
  const { project } = asked;
  const bounds = fieldValues(options, 'limit', place, project);
  const order = fieldValues(options, 'orderBy', place, project).flatMap((found) =>
    sortedBy(entity, found.value, found.place, asked),
  );
  return rowDetails({ one: method === 'findFirst', bounds, order }, project);
}

/** `photos.takenAt`, `desc(photos.takenAt)`, `[…]`, `(photos, { desc }) => …`, `{ takenAt: 'desc' }` */
function sortedBy(entity: EntityFact, term: Term, place: Place, asked: Asked): string[] {
  const { project, entities } = asked;
  const inner = (next: Term | undefined, at: Place): string[] => (next ? sortedBy(entity, next, at, asked) : []);
  if (term.kind === 'member') return [entities.columnOf(entity, term.name) ?? []].flat();
  if (term.kind === 'list') return term.items.flatMap((item) => inner(item, place));
  if (term.kind === 'function')
    return inner(project.sketch(place.file).scopes[term.scope]?.returns, { file: place.file, scope: term.scope });
  if (term.kind === 'record')
    return openedFields(term, place, project).flatMap(({ key }) => entities.columnOf(entity, key) ?? []);
  if (term.kind === 'call') {
    const call = project.sketch(place.file).calls[term.call];
    const sorts = call?.callee.kind === 'name' && /^(?:asc|desc)$/.test(call.callee.name);
    return sorts ? inner(call.args[0], { file: place.file, scope: call.scope }) : [];
  }
  return opened(term, place, project).flatMap((one) => (one.term === term ? [] : inner(one.term, one.place)));
}

/** `select({ n: count() })` */
function onlyAggregates({ call: { args, scope } }: Link, file: string, project: Project): boolean {
  const fields = openedFields(args[0], { file, scope }, project);
  return (
    fields.length > 0 &&
    fields.every(({ value, place }) => {
      const callee = value.kind === 'call' ? project.sketch(place.file).calls[value.call]?.callee : undefined;
      return callee?.kind === 'name' && aggregates.test(callee.name);
    })
  );
}

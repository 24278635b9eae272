/** Objection: what a query of a model reads and writes, stated where it begins; graphs that are fetched with it. */
import type { EntityFact } from '@banyan/model';
import { isObjectionBuilder } from '../../link/libraries/objection';
import type { PlacedCall, Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { goesOnWith, type Link } from '../builder/chain';
import { chainRows } from '../builder/chain-rows';
import { chainDetails } from '../builder/conditions';
import { reads, type Touch, type TouchDetails, writes } from '../data/access';
import { accessKey, type Condition } from '../data/access-key';
import type { TouchReader } from '../data/data-accesses';
import type { EntityIndex } from '../data/entity-index';

const changes =
  /^(?:insert\w*|patch\w*|update\w*|upsertGraph\w*|del|delete\w*|relate|unrelate|increment|decrement|truncate)$/;
const graphs =
  /^\$?(?:withGraph(?:Fetched|Joined)|fetchGraph|loadRelated|eager|mergeEager|joinEager|\w*join(?:Related|Relation))$/i;
const byId = /^(?:findById|deleteById|(?:patch|update)AndFetchById)$/;
const single = /^(?:first|findOne|findById|\w+AndFetch(?:ById)?|resultSize)$/;

export const objection: TouchReader = {
  names: [/^\$?(?:query|relatedQuery|fetchGraph|loadRelated)$/],
  layer: 'objection',
  builds: true,
  touches: objectionTouches,
};

function objectionTouches(placed: PlacedCall, entities: EntityIndex, project: Project): Touch[] {
  const { file, call } = placed;
  if (call.callee.kind !== 'member' || call.isNew) return [];
  const { name, of } = call.callee;
  const place = { file, scope: call.scope };
  const entity = modelOf(of, name, place, entities, project);
  if (!entity) return [];
  const owner: Owner = { entity, term: of, place };
  if (graphs.test(name))
    return call.args
      .flatMap((arg) => graphTouches(entity, arg, place, entities, project))
      .map((touch) => ({ ...touch, ...ownerKey(owner, project) }));
  if (!name.endsWith('elatedQuery'))
    return queryTouches(placed, entity, name === '$query' ? ownerKey(owner, project) : {}, entities, project);
  const property = project.text(call.args[0], place);
  return property === undefined ? [] : relatedTouches(placed, owner, property, entities, project);
}

interface Owner {
  readonly entity: EntityFact;
  readonly term: Term;
  readonly place: Place;
}

/** A model or its rows; where nobody says what it is, `models.users` is the one with that table or class. */
function modelOf(
  of: Term,
  method: string,
  place: Place,
  entities: EntityIndex,
  project: Project,
): EntityFact | undefined {
  const type = project.types.of(of, place);
  if (type?.kind === 'library' && isObjectionBuilder(type)) return entities.ofType(type.args[0]);
  if (type?.kind === 'class') return entities.ofType(type);
  const named =
    method === 'query' && of.kind === 'member' && of.of.kind !== 'call' && /^(?:models?|db)$/i.test(lastName(of.of));
  if (!named) return undefined;
  const found = entities.ofTable(of.name) ?? entities.likeNamed(of.name, 'objection');
  return found?.layer === 'objection' ? found : undefined;
}

function lastName(term: Term): string {
  return term.kind === 'name' || term.kind === 'member' ? term.name : '';
}

/** `$query()` and `$relatedQuery(…)` are about one row. */
function ownerKey({ entity, term, place }: Owner, project: Project): TouchDetails {
  const [id = 'id'] = entity.columns.filter(({ primary }) => primary).map(({ name }) => name);
  const key = accessKey([{ column: id, value: term, place }], project);
  return { rows: 'one', ...(key && { key }) };
}

function queryTouches(
  placed: PlacedCall,
  entity: EntityFact,
  owner: TouchDetails,
  entities: EntityIndex,
  project: Project,
): Touch[] {
  const { file, index } = placed;
  const links = goesOnWith(file, index, project);
  const changed = links.some(({ name }) => changes.test(name));
  const own = links.flatMap((link) => idConditions(link, entity, file));
  const told = chainDetails(links, file, changed, project);
  const key = own.length > 0 ? accessKey(own, project) : (owner.key ?? told.key);
  const one = owner.rows === 'one' || links.some(({ name }) => single.test(name));
  const rows = changed
    ? {}
    : { ...chainRows(links, file, project), ...(one && { rows: 'one' as const }), ...pageOf(links) };
  const details = { ...told, ...rows, ...(key && { key }) };
  const fetched = links
    .filter(({ name }) => graphs.test(name))
    .flatMap(({ call }) =>
      call.args.flatMap((arg) => graphTouches(entity, arg, { file, scope: call.scope }, entities, project)),
    );
  return [{ ...(changed ? writes(entity.name) : reads(entity.name)), ...details }, ...fetched];
}

/** `findById(id)`, `findByIds(ids)` */
function idConditions({ name, call }: Link, entity: EntityFact, file: string): Condition[] {
  const [value] = call.args;
  const many = name === 'findByIds';
  if (!value || !(many || byId.test(name))) return [];
  const column = entity.columns.find(({ primary }) => primary)?.name ?? 'id';
  return [{ column, value, place: { file, scope: call.scope }, ...(many && { many }) }];
}

/** `page(0, 20)` and `range(0, 19)` bound what comes back. */
function pageOf(links: readonly Link[]): TouchDetails {
  return links.some(({ name, call }) => name === 'page' || (name === 'range' && call.args.length > 1))
    ? { limited: true }
    : {};
}

/** `user.$relatedQuery('pets')`, `User.relatedQuery('pets').for(ids)` */
function relatedTouches(
  placed: PlacedCall,
  owner: Owner,
  property: string,
  entities: EntityIndex,
  project: Project,
): Touch[] {
  const { entity } = owner;
  const relation = entity.relations.find((one) => one.property === property);
  const next = relation && entities.related(entity, property);
  if (!relation || !next) return [];
  const many = relation.kind.endsWith('-to-many');
  const back = next.relations.find((one) => one.owner && entities.related(next, one.property) === entity);
  const column = relation.owner || !back ? 'id' : (entities.columnOf(next, back.property) ?? 'id');
  const key = accessKey([{ column, value: owner.term, place: owner.place }], project);
  const touches = queryTouches(placed, next, { ...(key && { key }), ...(!many && { rows: 'one' }) }, entities, project);
  const between = entities.between(entity, property);
  return between ? [...touches, reads(between.name, 'join')] : touches;
}

/** `'[pets.owner, children]'`, `{ pets: { owner: true } }`: every relation that is named, wherever in the graph. */
function graphTouches(entity: EntityFact, graph: Term, place: Place, entities: EntityIndex, project: Project): Touch[] {
  const names = graph.kind === 'record' ? keysOf(graph) : (project.text(graph, place)?.match(/\w+/g) ?? []);
  const met = [entity];
  return names.flatMap((name) => {
    const next = met.map((one) => entities.related(one, name)).find(Boolean);
    if (!next) return [];
    met.push(next);
    return [reads(next.name, 'join')];
  });
}

function keysOf({ fields }: Extract<Term, { kind: 'record' }>): string[] {
  return fields.flatMap(({ key, value }) => [key, ...(value.kind === 'record' ? keysOf(value) : [])]);
}

/** Find options of TypeORM: relations that come along, and relations that a condition or an order goes through. */
import type { EntityFact } from '@banyan/model';
import { isTrue, type Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { reads, type Touch } from '../data/access';
import type { EntityIndex } from '../data/entity-index';
import { elements } from '../data/opened';
import { fieldValues, openedFields } from '../data/opened-fields';

/** What options are read with. */
export interface FindContext {
  readonly entities: EntityIndex;
  readonly project: Project;
}

const deepest = 6;

/** `find({ relations: { owner: true }, where: { owner: { name } } })`, `findBy({ owner: { name } })`. */
export function optionTouches(
  entity: EntityFact,
  options: Term | undefined,
  place: Place,
  context: FindContext,
): Touch[] {
  if (!options) return [];
  const given = (key: string) => fieldValues(options, key, place, context.project);
  const related = given('relations').flatMap(({ value, place: at }) => relationTouches(entity, value, at, context));
  const conditions = ['where', 'order', 'select'].flatMap((key) =>
    given(key).flatMap(({ value, place: at }) => throughRelations(entity, value, at, context, 0)),
  );
  return [...related, ...conditions, ...throughRelations(entity, options, place, context, 0)];
}

/** Eager relations come along with every find, and theirs with them. */
export function eagerTouches(entity: EntityFact, context: FindContext, seen: readonly string[]): Touch[] {
  return entity.relations.flatMap(({ eager, target, property }) => {
    const next = eager ? context.entities.named(target) : undefined;
    if (!next || seen.includes(next.name)) return [];
    return [...joinedBy(entity, property, context), ...eagerTouches(next, context, [...seen, next.name])];
  });
}

/** The other side of a relation, and the table between the two. */
export function joinedBy(entity: EntityFact, property: string, { entities }: FindContext): Touch[] {
  const next = entities.related(entity, property);
  if (!next) return [];
  const between = entities.between(entity, property);
  return [reads(next.name, 'join'), ...(between ? [reads(between.name, 'join')] : [])];
}

/** `relations: ['owner', 'owner.team']`, `relations: { owner: { team: true } }` */
function relationTouches(entity: EntityFact, term: Term, place: Place, context: FindContext): Touch[] {
  const paths = elements(term, place, context.project).flatMap((one) =>
    one.term.kind === 'text' ? alongPath(entity, one.term.value.split('.'), context) : [],
  );
  return [...paths, ...throughRelations(entity, term, place, context, 0)];
}

function alongPath(entity: EntityFact, path: readonly string[], context: FindContext): Touch[] {
  const [property, ...rest] = path;
  const next = property === undefined ? undefined : context.entities.related(entity, property);
  if (!next || property === undefined) return [];
  return [...joinedBy(entity, property, context), ...alongPath(next, rest, context)];
}

/** Objects whose fields are relations are joins, whatever they are for; `owner: someone` compares the key only. */
function throughRelations(entity: EntityFact, term: Term, place: Place, context: FindContext, depth: number): Touch[] {
  if (depth > deepest) return [];
  return openedFields(term, place, context.project).flatMap(({ key, value, place: at }) => {
    const next = context.entities.related(entity, key);
    if (!next || !(isTrue(value) || value.kind === 'record' || value.kind === 'list')) return [];
    return [...joinedBy(entity, key, context), ...throughRelations(next, value, at, context, depth + 1)];
  });
}

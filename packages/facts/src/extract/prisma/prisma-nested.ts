/** What the options of a Prisma call reach beside the model itself: along relations, and the tables between two models. */
import type { EntityFact, RelationFact } from '@banyan/model';
import type { Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { reads, type Touch, writes } from '../data/access';
import type { EntityIndex } from '../data/entity-index';
import { fieldValues, openedFields } from '../data/opened-fields';
import { optionDetails } from './prisma-key';

/** What options are read with. */
export interface OptionContext {
  readonly entities: EntityIndex;
  readonly project: Project;
}

const nestedWrites = /^(?:create|createMany|connectOrCreate|update|updateMany|upsert|delete|deleteMany)$/;
const links = /^(?:connect|disconnect|set)$/;
const connectors = new Set(['AND', 'OR', 'NOT', 'some', 'every', 'none', 'is', 'isNot', '_count']);
const deepest = 8;

/** Touches of `{ include, select, where, orderBy, data, create, update }`. */
export function optionTouches(
  model: EntityFact,
  options: Term | undefined,
  place: Place,
  context: OptionContext,
  depth = 0,
): Touch[] {
  if (!options || depth > deepest) return [];
  const along = (keys: readonly string[], follow: typeof selected): Touch[] =>
    keys.flatMap((key) =>
      fieldValues(options, key, place, context.project).flatMap((found) =>
        follow(model, found.value, found.place, context, depth),
      ),
    );
  return [
    ...along(['include', 'select'], selected),
    ...along(['where', 'orderBy'], filtered),
    ...along(['data', 'create', 'update'], written),
  ];
}

/** `include: { photos: { include: … } }` */
export function selected(model: EntityFact, term: Term, place: Place, context: OptionContext, depth: number): Touch[] {
  return openedFields(term, place, context.project).flatMap(({ key, value, place: inner }) => {
    if (key === '_count') {
      return fieldValues(value, 'select', inner, context.project).flatMap((counted) =>
        selected(model, counted.value, counted.place, context, depth + 1),
      );
    }
    const next = context.entities.related(model, key);
    if (!next || (value.kind === 'boolean' && !value.value)) return [];
    const { key: by } = optionDetails(next, value, inner, context);
    const [own, ...others] = joined(model, key, next, context);
    const touch = own && by ? [{ ...own, key: by }] : own ? [own] : [];
    return [...touch, ...others, ...optionTouches(next, value, inner, context, depth + 1)];
  });
}

/** `where: { owner: { home: … } }`, `orderBy: { owner: … }` */
export function filtered(model: EntityFact, term: Term, place: Place, context: OptionContext, depth: number): Touch[] {
  if (depth > deepest) return [];
  return openedFields(term, place, context.project).flatMap(({ key, value, place: inner }) => {
    if (connectors.has(key)) return filtered(model, value, inner, context, depth + 1);
    const next = context.entities.related(model, key);
    return next ? [...joined(model, key, next, context), ...filtered(next, value, inner, context, depth + 1)] : [];
  });
}

/** `data: { photos: { create: …, connect: … } }` */
function written(model: EntityFact, term: Term, place: Place, context: OptionContext, depth: number): Touch[] {
  if (depth > deepest) return [];
  return openedFields(term, place, context.project).flatMap(({ key, value, place: inner }) => {
    const next = context.entities.related(model, key);
    const relation = model.relations.find(({ property }) => property === key);
    if (!next || !relation) return [];
    return openedFields(value, inner, context.project).flatMap((way) => [
      ...waysTouches(way.key, relation, model, next, context),
      ...(nestedWrites.test(way.key) ? written(next, way.value, way.place, context, depth + 1) : []),
      ...(nestedWrites.test(way.key) ? nestedOptions(next, way.value, way.place, context, depth + 1) : []),
    ]);
  });
}

/** A nested write's own `data`, `create` and `update`. */
function nestedOptions(model: EntityFact, term: Term, place: Place, context: OptionContext, depth: number): Touch[] {
  return openedFields(term, place, context.project)
    .filter(({ key }) => key === 'data' || key === 'create' || key === 'update')
    .flatMap(({ value, place: inner }) => written(model, value, inner, context, depth + 1));
}

function waysTouches(
  way: string,
  relation: RelationFact,
  model: EntityFact,
  next: EntityFact,
  { entities }: OptionContext,
): Touch[] {
  const between = entities.between(model, relation.property);
  const link = between && (links.test(way) || nestedWrites.test(way)) ? [writes(between.name, 'join')] : [];
  if (nestedWrites.test(way)) return [writes(next.name, 'join'), ...link];
  // A key that lies in the other table is written there.
  return links.test(way) && !relation.owner && relation.kind !== 'many-to-many' ? [writes(next.name, 'join')] : link;
}

function joined(model: EntityFact, property: string, next: EntityFact, { entities }: OptionContext): Touch[] {
  const between = entities.between(model, property);
  return [reads(next.name, 'join'), ...(between ? [reads(between.name, 'join')] : [])];
}

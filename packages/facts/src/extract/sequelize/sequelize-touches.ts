/** Sequelize: what static calls on a model and calls on an instance touch, `include` included. */
import type { EntityFact } from '@banyan/model';
import { field, type PlacedCall, type Project } from '../../link/project';
import type { ClassType } from '../../link/type';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { reads, type Touch, writes } from '../data/access';
import type { EntityIndex } from '../data/entity-index';
import { classReference } from '../nest/class-reference';

const reading = /^(?:find\w*|count|max|min|sum|average|aggregate|reload)$/;
const writing =
  /^(?:create|bulkCreate|save|update|destroy|restore|truncate|upsert|increment|decrement|findOrCreate|findCreateFind)$/;
const related = /^\$(get|count|has|create|add|set|remove)$/;

export function sequelizeTouches(placed: PlacedCall, entities: EntityIndex, project: Project): Touch[] {
  const { file, call } = placed;
  const { callee } = call;
  if (callee.kind !== 'member' || call.isNew) return [];
  const place = { file, scope: call.scope };
  const receiver = project.types.of(callee.of, place);
  if (receiver?.kind !== 'class') return [];
  const entity = entities.ofType(receiver);
  if (entity?.layer !== 'sequelize') return [];
  const inherited = project.types.member(receiver, callee.name);
  if (inherited) return inheritedTouches(entity, inherited.owner, callee.name, entities, project);
  return methodTouches(entity, callee.name, call.args, place, entities, project);
}

function methodTouches(
  entity: EntityFact,
  method: string,
  args: readonly Term[],
  place: Place,
  entities: EntityIndex,
  project: Project,
): Touch[] {
  const relation = related.exec(method)?.[1];
  if (relation !== undefined) return relationTouches(entity, relation, args[0], entities);
  const touches: Touch[] = [];
  if (reading.test(method)) touches.push(reads(entity.name));
  if (writing.test(method)) touches.push(writes(entity.name));
  if (touches.length === 0) return [];
  return [...touches, ...args.flatMap((arg) => includeTouches(entity, arg, place, entities, project, 0))];
}

/** `post.$get('comments')` */
function relationTouches(entity: EntityFact, way: string, name: Term | undefined, entities: EntityIndex): Touch[] {
  const other = name?.kind === 'text' ? entities.related(entity, name.value) : undefined;
  if (!other) return [];
  return [/^(?:get|count|has)$/.test(way) ? reads(other.name) : writes(other.name)];
}

/** `include: [X, { model: X, include: […] }, { association: 'x' }, 'x']` */
function includeTouches(
  entity: EntityFact,
  options: Term,
  place: Place,
  entities: EntityIndex,
  project: Project,
  depth: number,
): Touch[] {
  const opened = options.kind === 'name' ? project.types.constant(options, place) : { term: options, place };
  const include = opened && field(opened.term, 'include');
  if (!opened || !include || depth > 6) return [];
  const items = include.kind === 'list' ? include.items : [include];
  return items.flatMap((item) => {
    const target = includedEntity(entity, item, opened.place, entities, project);
    if (!target) return [];
    return [reads(target.name, 'join'), ...includeTouches(target, item, opened.place, entities, project, depth + 1)];
  });
}

function includedEntity(
  entity: EntityFact,
  item: Term,
  place: Place,
  entities: EntityIndex,
  project: Project,
): EntityFact | undefined {
  const association = field(item, 'association') ?? (item.kind === 'text' ? item : undefined);
  if (association?.kind === 'text') return entities.related(entity, association.value);
  const model = field(item, 'model') ?? item;
  const type = project.types.of(model, place);
  return entities.ofType(type) ?? entities.ofType(classReference(model, place, project)?.type);
}

/** A method of a base class that is no entity itself works on the entity that it is called on. */
function inheritedTouches(
  entity: EntityFact,
  owner: ClassType,
  method: string,
  entities: EntityIndex,
  project: Project,
  depth = 0,
): Touch[] {
  if (depth > 4 || entities.ofType(owner)) return [];
  const sketch = project.sketch(owner.file);
  const name = `${owner.name}.${method}`;
  return sketch.calls.flatMap(({ callee, scope }) => {
    const inside = sketch.functions[sketch.scopes[scope]?.function ?? 0]?.name === name;
    if (!inside || callee.kind !== 'member' || callee.of.kind !== 'name' || callee.of.name !== 'this') return [];
    const own = project.types.member(owner, callee.name);
    if (own)
      return own.owner.name === owner.name && callee.name === method
        ? []
        : inheritedTouches(entity, own.owner, callee.name, entities, project, depth + 1);
    const touches: Touch[] = [];
    if (reading.test(callee.name)) touches.push(reads(entity.name));
    if (writing.test(callee.name)) touches.push(writes(entity.name));
    return touches;
  });
}

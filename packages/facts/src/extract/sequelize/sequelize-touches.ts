/** Sequelize: what static calls on a model and calls on an instance touch, includes and scopes among them. */
import type { EntityFact } from '@banyan/model';
import type { PlacedCall, Project } from '../../link/project';
import type { ClassType } from '../../link/type';
import { detailed, reads, type Touch, writes } from '../data/access';
import type { TouchReader } from '../data/data-accesses';
import type { EntityIndex } from '../data/entity-index';
import { associationTouches } from './associations';
import { includeTouches, scopeTouches } from './includes';
import { modelOf } from './model-of';
import { callDetails } from './sequelize-key';
import { findRows } from './sequelize-rows';

const reading = /^(?:find\w*|count|max|min|sum|average|aggregate|reload)$/;
const writing =
  /^(?:create|bulkCreate|save|update|destroy|restore|truncate|upsert|increment|decrement|findOrCreate|findCreateFind)$/;
const association = /^\$?(?:get|count|has|create|add|set|remove)/;

export const sequelize: TouchReader = {
  names: [/./],
  layer: 'sequelize',
  touches: sequelizeTouches,
};

function sequelizeTouches(placed: PlacedCall, entities: EntityIndex, project: Project): Touch[] {
  const { file, call } = placed;
  const { callee } = call;
  if (callee.kind !== 'member' || call.isNew) return [];
  if (!reading.test(callee.name) && !writing.test(callee.name) && !isOwn(placed, project)) return [];
  // `rows.find((row) => …)`: a list is looked through; no query is given a function.
  if (callee.name === 'find' && call.args[0]?.kind === 'function') return [];
  const place = { file, scope: call.scope };
  const receiver = project.types.of(callee.of, place);
  const entity = modelOf(callee.of, place, entities, project);
  if (!entity || receiver?.kind === 'array') return [];
  const inherited = receiver?.kind === 'class' ? project.types.member(receiver, callee.name) : undefined;
  if (inherited) return inheritedTouches(entity, inherited.owner, callee.name, entities, project);
  return methodTouches(entity, placed, callee.name, { entities, project });
}

/** Whether a method may be one of an association, or one that the project's base class adds. */
function isOwn({ file, call }: PlacedCall, project: Project): boolean {
  if (call.callee.kind !== 'member') return false;
  return (
    association.test(call.callee.name) ||
    project.types.of(call.callee.of, { file, scope: call.scope })?.kind === 'class'
  );
}

function methodTouches(
  entity: EntityFact,
  { file, call }: PlacedCall,
  method: string,
  context: { readonly entities: EntityIndex; readonly project: Project },
): Touch[] {
  const { args, callee } = call;
  const place = { file, scope: call.scope };
  const of = callee.kind === 'member' ? callee.of : callee;
  const touches: Touch[] = [];
  if (reading.test(method) || /^find(?:OrCreate|CreateFind)$/.test(method)) touches.push(reads(entity.name));
  if (writing.test(method)) touches.push(writes(entity.name));
  if (touches.length === 0) return associationTouches(entity, method, args, place, context);
  const scoped = reading.test(method) ? scopeTouches(entity, of, place, context) : [];
  const included = args.flatMap((arg) => includeTouches(entity, arg, place, context));
  const type = context.project.types.of(of, place);
  const isStatic =
    type?.kind === 'class' ? type.itself : /^(?:find|count|bulk|upsert|truncate)|^destroy$|^update$/.test(method);
  const rows = touches[0]?.operation === 'read' ? findRows(entity, method, args, place, context) : {};
  const details = callDetails(entity, method, args, isStatic, place, context);
  return detailed([...touches, ...included, ...scoped], { ...details, ...rows });
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

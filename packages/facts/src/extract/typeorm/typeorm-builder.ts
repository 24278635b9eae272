/** Query builders of TypeORM, built over several statements: what they read, join and write, and by which columns. */
import type { EntityFact } from '@banyan/model';
import type { PlacedCall } from '../../link/project';
import type { LibraryType } from '../../link/type';
import type { CallSketch } from '../../sketch/file-sketch';
import type { Term } from '../../sketch/term';
import { detailed, reads, type Touch, writes } from '../data/access';
import { classReference } from '../nest/class-reference';
import { builderAliases, builderCalls, joins } from './builder-calls';
import { builderKey } from './builder-key';
import { builderRows } from './builder-rows';
import { type FindContext, joinedBy } from './typeorm-options';

const ends = /^(?:getMany|getOne|getOneOrFail|getManyAndCount|getRaw\w*|getCount|getExists|execute|stream)$/;
const writing = /^(?:insert|update|delete|softDelete|restore)$/;
const linking = /^(?:add|remove|set|addAndRemove)$/;
const naming = /^(?:from|into|loadOne|loadMany)$/;
/** Methods of builders that touch something. */
export const builderMethods: readonly RegExp[] = [joins, ends, writing, linking, naming];

/** A builder touches its entity where it is run, and the joined ones where they are joined. */
export function builderTouches(
  placed: PlacedCall,
  builder: LibraryType,
  method: string,
  context: FindContext,
): Touch[] {
  const { entities, project } = context;
  const place = { file: placed.file, scope: placed.call.scope };
  if (joins.test(method)) return joinTouches(placed, builder, context);
  const entity = entities.ofType(builder.args[0]);
  if (linking.test(method)) return linkTouches(placed, builder, context);
  if (method === 'loadAllRelationIds' || method === 'relation' || method === 'of') return [];
  if (method === 'loadOne' || method === 'loadMany') return relatedTouches(placed, builder, context, reads);
  if (method === 'from' || method === 'into' || writing.test(method)) {
    const named = classReference(placed.call.args[0], place, project);
    const target = entities.ofType(named?.type) ?? (method === 'from' ? undefined : entity);
    if (!target) return [];
    const touch = method === 'from' && !deletes(placed, context) ? reads(target.name) : writes(target.name);
    return detailed([touch], touch.operation === 'write' ? builderKey(target, placed, builder, context) : {});
  }
  if (!entity || !ends.test(method) || method === 'execute') return [];
  const rows = builderRows(entity, builderCalls(placed, builder, context), method, placed.file, context);
  return detailed([reads(entity.name)], { ...builderKey(entity, placed, builder, context), ...rows });
}

/** `leftJoin('photo.owner', 'owner')`, `leftJoin(User, 'u', …)`, `leftJoin('users', 'u')`. */
function joinTouches({ file, call }: PlacedCall, builder: LibraryType, context: FindContext): Touch[] {
  const { entities, project } = context;
  const [term] = call.args;
  const place = { file, scope: call.scope };
  const path = project.text(term, place);
  if (path === undefined) {
    const joined = entities.ofType(classReference(term, place, project)?.type);
    return joined ? [reads(joined.name, 'join')] : [];
  }
  const [alias = '', property] = path.split('.');
  if (property === undefined) {
    const joined = entities.ofTable(alias) ?? entities.named(alias);
    return joined ? [reads(joined.name, 'join')] : [];
  }
  // Of a builder that was handed in, only its own entity is known.
  const from = builderAliases(builder, context).get(alias) ?? entities.ofType(builder.args[0]);
  return from ? joinedBy(from, property, context) : [];
}

/** `.delete().from(X)` */
function deletes({ file, call }: PlacedCall, { project }: FindContext): boolean {
  let at: Term | undefined = call.callee.kind === 'member' ? call.callee.of : undefined;
  while (at?.kind === 'call') {
    const inner: CallSketch | undefined = project.sketch(file).calls[at.call];
    if (inner?.callee.kind !== 'member') return false;
    if (inner.callee.name === 'delete' || inner.callee.name === 'softDelete') return true;
    at = inner.callee.of;
  }
  return false;
}

/** `.relation(Photo, 'tags').of(photo).add(tag)`: the key, or the table between the two. */
function linkTouches(placed: PlacedCall, builder: LibraryType, context: FindContext): Touch[] {
  return relatedTouches(placed, builder, context, writes);
}

function relatedTouches(
  placed: PlacedCall,
  builder: LibraryType,
  context: FindContext,
  touch: (entity: string, via?: Touch['via']) => Touch,
): Touch[] {
  const relation = builderCalls(placed, builder, context).find(
    ({ callee }) => callee.kind === 'member' && callee.name === 'relation',
  );
  const found = relation && relationOf(relation, placed, builder, context);
  if (!found) return [];
  const { entities } = context;
  const between = entities.between(found.entity, found.property);
  const next = entities.related(found.entity, found.property);
  const holdsKey = found.entity.relations.some(({ property, owner }) => property === found.property && owner);
  const other = next && (touch === reads || !holdsKey) ? next : found.entity;
  if (!between) return [touch(other.name)];
  return touch === reads && next ? [touch(next.name), touch(between.name)] : [touch(between.name)];
}

function relationOf(
  { args, scope }: CallSketch,
  { file }: PlacedCall,
  builder: LibraryType,
  { entities, project }: FindContext,
): { readonly entity: EntityFact; readonly property: string } | undefined {
  const place = { file, scope };
  const property = project.text(args.at(-1), place);
  const named = args.length > 1 ? entities.ofType(classReference(args[0], place, project)?.type) : undefined;
  const entity = named ?? entities.ofType(builder.args[0]);
  return entity && property !== undefined ? { entity, property } : undefined;
}

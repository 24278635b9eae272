/** TypeORM: what a call on a repository, manager or query builder touches. */
import type { EntityFact } from '@banyan/model';
import type { PlacedCall, Project } from '../../link/project';
import { field } from '../../link/project';
import type { LibraryType, Type } from '../../link/type';
import type { CallSketch } from '../../sketch/file-sketch';
import type { Term } from '../../sketch/term';
import { classReference } from '../nest/class-reference';
import { reads, type Touch, writes } from '../data/access';
import type { EntityIndex } from '../data/entity-index';

const readMethods =
  /^(?:find\w*|count\w*|exists?\w*|sum|average|minimum|maximum|query\w*|getMany\w*|getOne\w*|getRaw\w*|getCount|getExists|stream|reload|preload)$/;
const writeMethods =
  /^(?:save|insert|update|updateAll|delete|deleteAll|remove|softDelete|softRemove|restore|recover|upsert|increment|decrement|clear)$/;
const managers = new Set(['EntityManager', 'DataSource', 'Connection', 'QueryRunner', 'MongoEntityManager']);
const repositories = /^(?:Tree|Mongo|Abstract)?Repository$/;
const joins = /^(?:left|inner)Join\w*$/;
const builderEnds = /^(?:getMany|getOne|getOneOrFail|getManyAndCount|getRaw\w*|getCount|getExists|execute|stream)$/;
const builderWrites = /^(?:insert|update|delete|softDelete|restore)$/;

/** The entities that a call touches; nothing when it is no call of TypeORM's. */
export function typeormTouches(placed: PlacedCall, entities: EntityIndex, project: Project): Touch[] {
  const { file, call } = placed;
  if (call.callee.kind !== 'member' || call.isNew) return [];
  const place = { file, scope: call.scope };
  const receiver = project.types.of(call.callee.of, place);
  const library = libraryOf(receiver, call.callee.name, project);
  if (library?.module !== 'typeorm') return [];
  const { name: method } = call.callee;
  if (library.name === 'SelectQueryBuilder') return builderTouches(placed, library, method, entities, project);
  if (repositories.test(library.name)) {
    const entity = entities.ofType(library.args[0]);
    return entity ? methodTouches(entity, method, call.args, entities) : [];
  }
  if (managers.has(library.name)) return managerTouches(placed, method, entities, project);
  const self = receiver?.kind === 'class' ? entities.ofType(receiver) : undefined;
  return self && library.name === 'BaseEntity' ? methodTouches(self, method, call.args, entities) : [];
}

/** The library's class that a method comes from; nothing when the project defines the method itself. */
function libraryOf(receiver: Type | undefined, method: string, project: Project): LibraryType | undefined {
  if (receiver?.kind === 'library') return receiver;
  if (receiver?.kind !== 'class' || project.types.member(receiver, method)) return undefined;
  return project.types.libraryBase(receiver);
}

function methodTouches(entity: EntityFact, method: string, args: readonly Term[], entities: EntityIndex): Touch[] {
  if (writeMethods.test(method)) return [writes(entity.name)];
  if (!readMethods.test(method) || method === 'query') return [];
  const counts = /^(?:count|exist|sum|average|minimum|maximum)/.test(method);
  const eager = counts ? [] : eagerTouches(entity, entities, [entity.name]);
  return [reads(entity.name), ...relationTouches(entity, args[0], entities), ...eager];
}

/** Eager relations come along with every find, and theirs with them. */
function eagerTouches(entity: EntityFact, entities: EntityIndex, seen: readonly string[]): Touch[] {
  return entity.relations.flatMap(({ eager, target }) => {
    const next = eager ? entities.named(target) : undefined;
    if (!next || seen.includes(next.name)) return [];
    return [reads(next.name, 'join'), ...eagerTouches(next, entities, [...seen, next.name])];
  });
}

function managerTouches(placed: PlacedCall, method: string, entities: EntityIndex, project: Project): Touch[] {
  const { file, call } = placed;
  const place = { file, scope: call.scope };
  const [first] = call.args;
  const type = first && project.types.of(first, place);
  const written = call.typeArgs[0] && project.types.written(call.typeArgs[0], file);
  const element = type?.kind === 'array' ? type.of : type;
  const named = first?.kind === 'text' ? entities.named(first.value) : undefined;
  const entity = entities.ofType(element) ?? entities.ofType(written) ?? named;
  return entity ? methodTouches(entity, method, call.args.slice(1), entities) : [];
}

/** `find({ relations: { owner: true } })`, `relations: ['owner', 'owner.team']`. */
function relationTouches(entity: EntityFact, options: Term | undefined, entities: EntityIndex): Touch[] {
  const relations = field(options, 'relations');
  if (relations?.kind === 'list') {
    return relations.items.flatMap((item) =>
      item.kind === 'text' ? alongPath(entity, item.value.split('.'), entities) : [],
    );
  }
  return relations?.kind === 'record' ? alongRecord(entity, relations, entities) : [];
}

function alongPath(entity: EntityFact, path: readonly string[], entities: EntityIndex): Touch[] {
  const [property, ...rest] = path;
  const next = property === undefined ? undefined : entities.related(entity, property);
  return next ? [reads(next.name, 'join'), ...alongPath(next, rest, entities)] : [];
}

function alongRecord(entity: EntityFact, record: Extract<Term, { kind: 'record' }>, entities: EntityIndex): Touch[] {
  return record.fields.flatMap(({ key, value }) => {
    const next = entities.related(entity, key);
    if (!next || (value.kind === 'boolean' && !value.value)) return [];
    return [reads(next.name, 'join'), ...(value.kind === 'record' ? alongRecord(next, value, entities) : [])];
  });
}

/** A builder touches its entity where it is run, and the joined ones where they are joined. */
function builderTouches(
  placed: PlacedCall,
  builder: LibraryType,
  method: string,
  entities: EntityIndex,
  project: Project,
): Touch[] {
  const place = { file: placed.file, scope: placed.call.scope };
  if (joins.test(method)) {
    const joined = joinedEntity(placed.call.args[0], builder, entities, project, place);
    return joined ? [reads(joined.name, 'join')] : [];
  }
  if (method === 'from' || method === 'into' || builderWrites.test(method)) {
    const target = classReference(placed.call.args[0], place, project);
    const entity = entities.ofType(target?.type) ?? (method === 'from' ? undefined : entities.ofType(builder.args[0]));
    if (!entity) return [];
    return method === 'from' && !deletes(placed, project) ? [reads(entity.name)] : [writes(entity.name)];
  }
  const entity = entities.ofType(builder.args[0]);
  if (!entity || !builderEnds.test(method) || method === 'execute') return [];
  return [reads(entity.name)];
}

/** `.delete().from(X)` */
function deletes({ file, call }: PlacedCall, project: Project): boolean {
  let at: Term | undefined = call.callee.kind === 'member' ? call.callee.of : undefined;
  while (at?.kind === 'call') {
    const inner: CallSketch | undefined = project.sketch(file).calls[at.call];
    if (inner?.callee.kind !== 'member') return false;
    if (inner.callee.name === 'delete' || inner.callee.name === 'softDelete') return true;
    at = inner.callee.of;
  }
  return false;
}

/** `leftJoin('photo.owner', 'owner')`, `leftJoin(User, 'u', …)`, `leftJoin('users', 'u')`. */
function joinedEntity(
  term: Term | undefined,
  builder: LibraryType,
  entities: EntityIndex,
  project: Project,
  place: { file: string; scope: number },
): EntityFact | undefined {
  if (term?.kind !== 'text') return entities.ofType(classReference(term, place, project)?.type);
  const [alias = '', property] = term.value.split('.');
  if (property === undefined) return entities.ofTable(alias) ?? entities.named(alias);
  const from = aliasesOf(builder, entities, project).get(alias);
  return from && entities.related(from, property);
}

/** Alias → entity, for one builder: its own alias and those of its joins, wherever in the function they are. */
function aliasesOf(builder: LibraryType, entities: EntityIndex, project: Project): Map<string, EntityFact> {
  const aliases = new Map<string, EntityFact>();
  const { madeBy } = builder;
  if (!madeBy) return aliases;
  const sketch = project.sketch(madeBy.file);
  const made = sketch.calls[madeBy.call];
  if (!made) return aliases;
  const entity = entities.ofType(builder.args[0]);
  const ownAlias = made.args.find((arg) => arg.kind === 'text');
  if (entity && ownAlias?.kind === 'text') aliases.set(ownAlias.value, entity);
  const owner = sketch.scopes[made.scope]?.function;
  for (const call of sketch.calls) {
    if (call.callee.kind !== 'member' || !joins.test(call.callee.name) || sketch.scopes[call.scope]?.function !== owner)
      continue;
    const [path, alias] = call.args;
    if (path?.kind !== 'text' || alias?.kind !== 'text') continue;
    const [from = '', property = ''] = path.value.split('.');
    const source = aliases.get(from);
    const target = source && entities.related(source, property);
    if (target) aliases.set(alias.value, target);
  }
  return aliases;
}

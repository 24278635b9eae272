/** MikroORM: what a call on a manager, repository, collection, reference or query builder touches. */
import type { EntityFact } from '@banyan/model';
import { isManager, isRepository } from '../../link/libraries/mikroorm';
import type { PlacedCall, Project } from '../../link/project';
import type { LibraryType, Type } from '../../link/type';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { goesOnWith } from '../builder/chain';
import { reads, type Touch, writes } from '../data/access';
import type { TouchReader } from '../data/data-accesses';
import type { EntityIndex } from '../data/entity-index';
import { mikroDetails } from './mikroorm-details';
import { populated } from './mikroorm-populate';
import { mikroBuilderRows, mikroRows } from './mikroorm-rows';
import { schemaName } from './mikroorm-schemas';

const reading =
  /^(?:find(?:One|OneOrFail|AndCount|All|ByCursor)?|count|countBy|populate|refresh|lock|stream|aggregate)$/;
const writing = /^(?:insert|insertMany|upsert|upsertMany|native(?:Insert|InsertMany|Update|Delete))$/;
const persisting = /^(?:persist|persistAndFlush|persistLater)$/;
const removing = /^(?:remove|removeAndFlush|removeLater)$/;
const builds = /^(?:createQueryBuilder|qb)$/;
const collections = { reads: /^(?:init|loadItems|loadCount|matching|load)$/, writes: /^(?:add|remove|set|removeAll)$/ };
const loads = /^(?:load|loadOrFail|init|populate)$/;
const changes = /^(?:insert|update|delete|truncate)$/;

export const mikroorm: TouchReader = {
  names: [reading, writing, persisting, removing, builds, collections.reads, collections.writes, loads, /join/i],
  touches: mikroTouches,
};

/** The entities that a call touches; nothing when it is no call of MikroORM's. */
function mikroTouches(placed: PlacedCall, entities: EntityIndex, project: Project): Touch[] {
  const { file, call } = placed;
  if (call.callee.kind !== 'member' || call.isNew) return [];
  const place = { file, scope: call.scope };
  const receiver = project.types.of(call.callee.of, place);
  const own = receiver?.kind === 'class' && project.types.member(receiver, call.callee.name);
  const library = receiver?.kind === 'class' && !own ? project.types.libraryBase(receiver) : receiver;
  if (library?.kind !== 'library' || !library.module.startsWith('@mikro-orm/')) return [];
  const { name } = call.callee;
  const ask = { placed, place, name, entities, project };
  if (isManager(library)) return managerTouches(ask);
  if (isRepository(library)) return entityTouches(entityOf(library.args[0], entities, project), call.args, ask);
  if (library.name === 'Collection') return collectionTouches(library, call.callee.of, ask);
  const isReference = /^(?:Ref|Reference|LoadedReference)$/.test(library.name) && loads.test(name);
  const referenced = isReference ? entityOf(library.args[0], entities, project) : undefined;
  if (referenced) return [{ ...reads(referenced.name), ...mikroRows(referenced, 'load', [], place, ask) }];
  return library.name === 'QueryBuilder' && /join/i.test(name) ? joinTouches(library, ask) : [];
}

interface Ask {
  readonly placed: PlacedCall;
  readonly place: Place;
  readonly name: string;
  readonly entities: EntityIndex;
  readonly project: Project;
}

/** The first argument names the entity, or is one. */
function managerTouches(ask: Ask): Touch[] {
  const { placed, place, entities, project, name } = ask;
  const [first, ...rest] = placed.call.args;
  if (persisting.test(name) || removing.test(name)) return entityTouches(undefined, placed.call.args, ask);
  const named = first?.kind === 'text' ? entities.named(first.value) : undefined;
  const entity = named ?? (first && entityOf(project.types.of(first, place), entities, project));
  return entityTouches(entity, rest, ask);
}

function entityTouches(entity: EntityFact | undefined, args: readonly Term[], ask: Ask): Touch[] {
  const { name, place, project, entities } = ask;
  if (persisting.test(name) || removing.test(name)) {
    const given = args[0] && entityOf(project.types.of(args[0], place), entities, project);
    const written = given ?? entity;
    if (!written) return [];
    return persisting.test(name) ? [writes(written.name), ...cascaded(written, entities)] : [writes(written.name)];
  }
  if (!entity) return [];
  if (builds.test(name)) return builderTouches(entity, ask);
  if (writing.test(name)) return [{ ...writes(entity.name), ...mikroDetails(entity, args, true, ask) }];
  if (!reading.test(name)) return [];
  const along = populated(entity, args[1], place, entities, project);
  const options = name === 'findAll' || name === 'lock' ? args : args.slice(1);
  const rows = mikroRows(entity, name, options, place, ask);
  return [{ ...reads(entity.name), ...mikroDetails(entity, args, false, ask), ...rows }, ...along];
}

/** What hangs on an entity is persisted with it: that is MikroORM's default. */
function cascaded(entity: EntityFact, entities: EntityIndex): Touch[] {
  return entity.relations.flatMap(({ kind, property, target }) => {
    if (kind === 'many-to-one') return [];
    const reached = kind === 'many-to-many' ? entities.between(entity, property) : entities.named(target);
    return reached ? [writes(reached.name, 'join')] : [];
  });
}

/** `author.books.loadItems()`, `author.books.add(book)` */
function collectionTouches(collection: LibraryType, of: Term, ask: Ask): Touch[] {
  const { name, entities, project, place } = ask;
  const target = entityOf(collection.args[0], entities, project);
  if (!target) return [];
  if (collections.reads.test(name)) {
    const many = name === 'load' ? 'loadItems' : name;
    return [{ ...reads(target.name), ...mikroRows(target, many, ask.placed.call.args, place, ask) }];
  }
  if (!collections.writes.test(name)) return [];
  const owner = of.kind === 'member' ? entityOf(project.types.of(of.of, place), entities, project) : undefined;
  const between = owner && of.kind === 'member' ? entities.between(owner, of.name) : undefined;
  return [writes((between ?? target).name)];
}

/** A builder touches its entity where it is made; what its chain says tells how. */
function builderTouches(entity: EntityFact, ask: Ask): Touch[] {
  const { placed, project } = ask;
  const chain = goesOnWith(placed.file, placed.index, project);
  if (chain.some(({ name }) => changes.test(name))) return [writes(entity.name)];
  return [{ ...reads(entity.name), ...mikroBuilderRows(entity, chain, placed.file, ask) }];
}

/** `.leftJoin('book.author', 'a')`: the relation is one of the builder's entity, or of what is joined already. */
function joinTouches(builder: LibraryType, { placed, place, entities, project }: Ask): Touch[] {
  const path = project.text(placed.call.args[0], place)?.split('.').at(-1);
  const entity = entityOf(builder.args[0], entities, project);
  if (path === undefined || !entity) return [];
  const near = [entity, ...entity.relations.flatMap(({ target }) => entities.named(target) ?? [])];
  const joined = near.map((one) => entities.related(one, path)).find(Boolean);
  return joined ? [reads(joined.name, 'join')] : [];
}

/** The entity of a class, of an interface that a schema describes, of a schema, or of what is wrapped around one. */
function entityOf(type: Type | undefined, entities: EntityIndex, project: Project): EntityFact | undefined {
  if (type?.kind === 'array') return entityOf(type.of, entities, project);
  if (type?.kind !== 'library') return entities.ofType(type);
  const made = type.madeBy && project.sketch(type.madeBy.file).calls[type.madeBy.call];
  const name = type.madeBy && made && schemaName({ file: type.madeBy.file, call: made }, project);
  if (name !== undefined) return entities.named(name);
  return type.args[0] && entityOf(type.args[0], entities, project);
}

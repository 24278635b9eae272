/** TypeORM: what a call on a repository, manager, query builder or active record touches. */
import type { EntityFact } from '@banyan/model';
import type { PlacedCall, Project } from '../../link/project';
import type { LibraryType, Type } from '../../link/type';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { detailed, reads, type Touch, type TouchDetails, writes } from '../data/access';
import type { TouchReader } from '../data/data-accesses';
import type { EntityIndex } from '../data/entity-index';
import { builderMethods, builderTouches } from './typeorm-builder';
import { callDetails } from './typeorm-key';
import { eagerTouches, type FindContext, optionTouches } from './typeorm-options';
import { findRows } from './typeorm-rows';
import { savedRelations } from './typeorm-saved';

const readMethods =
  /^(?:find\w*|count\w*|exists?\w*|sum|average|minimum|maximum|query\w+|getMany\w*|getOne\w*|getRaw\w*|getCount|getExists|stream|reload|preload)$/;
const writeMethods =
  /^(?:save|insert|update|updateAll|delete|deleteAll|remove|softDelete|softRemove|restore|recover|upsert|increment|decrement|clear)$/;
const managers = new Set(['EntityManager', 'DataSource', 'Connection', 'QueryRunner', 'MongoEntityManager']);
const repositories = /^(?:Tree|Mongo|Abstract)?Repository$/;
const builders = /^(?:\w+QueryBuilder|QueryBuilder)$/;

export const typeorm: TouchReader = {
  names: [readMethods, writeMethods, ...builderMethods],
  touches: typeormTouches,
};

/** The entities that a call touches; nothing when it is no call of TypeORM's. */
function typeormTouches(placed: PlacedCall, entities: EntityIndex, project: Project): Touch[] {
  const { file, call } = placed;
  if (call.callee.kind !== 'member' || call.isNew) return [];
  const place = { file, scope: call.scope };
  const receiver = project.types.of(call.callee.of, place);
  const library = libraryOf(receiver, call.callee.name, project);
  if (library?.module !== 'typeorm') return [];
  const { name: method } = call.callee;
  const context = { entities, project };
  if (builders.test(library.name)) return builderTouches(placed, library, method, context);
  if (repositories.test(library.name)) {
    const entity = entities.ofType(library.args[0]);
    return entity ? methodTouches(entity, method, call.args, place, context) : [];
  }
  if (managers.has(library.name)) return managerTouches(placed, method, context);
  const self = receiver?.kind === 'class' ? entities.ofType(receiver) : undefined;
  if (!self || library.name !== 'BaseEntity') return [];
  const own = receiver?.kind === 'class' && !receiver.itself ? [call.callee.of] : call.args;
  return methodTouches(self, method, own, place, context);
}

/** The library's class that a method comes from; nothing when the project defines the method itself. */
function libraryOf(receiver: Type | undefined, method: string, project: Project): LibraryType | undefined {
  if (receiver?.kind === 'library') return receiver;
  if (receiver?.kind !== 'class' || project.types.member(receiver, method)) return undefined;
  return project.types.libraryBase(receiver);
}

function methodTouches(
  entity: EntityFact,
  method: string,
  args: readonly Term[],
  place: Place,
  context: FindContext,
): Touch[] {
  const details = (): TouchDetails => callDetails(entity, method, args, place, context);
  if (writeMethods.test(method)) {
    const related = method === 'save' ? savedRelations(entity, args[0], place, context) : [];
    return detailed([writes(entity.name), ...related], details());
  }
  if (!readMethods.test(method)) return [];
  const counts = /^(?:count|exist|sum|average|minimum|maximum)/.test(method);
  const eager = counts ? [] : eagerTouches(entity, context, [entity.name]);
  const rows = findRows(entity, method, args, place, context);
  const related = optionTouches(entity, args[0], place, context);
  return detailed([reads(entity.name), ...related, ...eager], { ...details(), ...rows });
}

function managerTouches(placed: PlacedCall, method: string, context: FindContext): Touch[] {
  const { file, call } = placed;
  const { entities, project } = context;
  const place = { file, scope: call.scope };
  const [first] = call.args;
  const type = first && project.types.of(first, place);
  const written = call.typeArgs[0] && project.types.written(call.typeArgs[0], file);
  const element = type?.kind === 'array' ? type.of : type;
  const named = first?.kind === 'text' ? entities.named(first.value) : undefined;
  const entity = entities.ofType(element) ?? entities.ofType(written) ?? named;
  if (!entity) return [];
  // `save(photo)` is given what is saved, `find(Photo, …)` is told the class first.
  const isTold = named !== undefined || (type?.kind === 'class' && type.itself);
  return methodTouches(entity, method, isTold ? call.args.slice(1) : call.args, place, context);
}

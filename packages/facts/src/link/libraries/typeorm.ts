/** TypeORM: managers give repositories, repositories give builders and entities. */
import { libraryInstance, type LibraryType, type Type } from '../type';
import { instance, type Library, type LibraryCall, many } from './library';

const managers = new Set(['EntityManager', 'DataSource', 'Connection', 'QueryRunner', 'MongoEntityManager']);
const repositories = new Set(['Repository', 'TreeRepository', 'MongoRepository', 'AbstractRepository']);
const one = /^(?:findOne|findOneBy|findOneOrFail|findOneByOrFail|create|preload)$/;

export const typeorm: Library = {
  modules: /^typeorm$/,
  member: typeormMember,
  call: typeormCall,
  handed: (_manager, method, parameter) =>
    parameter === 0 && /transaction/i.test(method) ? libraryInstance('typeorm', 'EntityManager') : undefined,
};

function typeormMember(object: LibraryType, property: string): Type | undefined {
  return !object.itself && property === 'manager' ? libraryInstance('typeorm', 'EntityManager') : undefined;
}

function typeormCall(call: LibraryCall): Type | undefined {
  const { receiver } = call;
  if (receiver.itself) return globalCall(call);
  if (managers.has(receiver.name)) return managerCall(call);
  if (repositories.has(receiver.name)) return repositoryCall(call);
  return receiver.name === 'SelectQueryBuilder' ? builderCall(call) : undefined;
}

function globalCall({ receiver, argument }: LibraryCall): Type | undefined {
  if (receiver.name === 'getRepository') return repositoryOf(argument(0));
  if (receiver.name === 'getManager') return libraryInstance('typeorm', 'EntityManager');
  return receiver.name === 'getConnection' ? libraryInstance('typeorm', 'DataSource') : undefined;
}

function managerCall({ method, argument, madeBy }: LibraryCall): Type | undefined {
  if (/^get(?:Tree|Mongo)?Repository$/.test(method)) return repositoryOf(argument(0));
  if (method === 'getCustomRepository' || method === 'withRepository') return instance(argument(0));
  if (method === 'createQueryRunner') return libraryInstance('typeorm', 'QueryRunner');
  if (method === 'createQueryBuilder') return builder(argument(0), madeBy);
  if (one.test(method)) return instance(argument(0));
  return /^(?:find|findBy)$/.test(method) ? many(argument(0)) : undefined;
}

function repositoryCall({ receiver, method, madeBy }: LibraryCall): Type | undefined {
  const [of] = receiver.args;
  if (method === 'createQueryBuilder') return builder(of, madeBy);
  if (one.test(method) || method === 'save') return instance(of);
  if (/^(?:find|findBy|findByIds)$/.test(method)) return many(of);
  return method === 'extend' ? receiver : undefined;
}

function builderCall({ receiver, method }: LibraryCall): Type | undefined {
  if (/^getOne(?:OrFail)?$/.test(method)) return instance(receiver.args[0]);
  if (method === 'getMany') return many(receiver.args[0]);
  return /^(?:get|execute|stream)/.test(method) ? undefined : receiver;
}

function repositoryOf(entity: Type | undefined): Type {
  return libraryInstance('typeorm', 'Repository', [entity]);
}

function builder(entity: Type | undefined, madeBy: LibraryCall['madeBy']): Type {
  return { ...libraryInstance('typeorm', 'SelectQueryBuilder', [entity]), madeBy };
}

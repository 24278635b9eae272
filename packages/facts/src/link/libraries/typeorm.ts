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

/** Managers hang on nearly everything: data sources, runners, repositories, the events of subscribers. */
function typeormMember(object: LibraryType, property: string): Type | undefined {
  if (object.itself) return undefined;
  if (property === 'manager' || property === 'entityManager') return libraryInstance('typeorm', 'EntityManager');
  if (property === 'queryRunner') return libraryInstance('typeorm', 'QueryRunner');
  if (property === 'connection' || property === 'dataSource') return libraryInstance('typeorm', 'DataSource');
  const [of] = object.args;
  if (object.name === 'AbstractRepository' && /^(?:tree|mongo)?repository$/i.test(property)) return repositoryOf(of);
  return /^\w+Event$/.test(object.name) && /^(?:database)?entity$/i.test(property) ? instance(of) : undefined;
}

function typeormCall(call: LibraryCall): Type | undefined {
  const { receiver } = call;
  if (receiver.itself) return globalCall(call);
  if (managers.has(receiver.name)) return managerCall(call);
  if (repositories.has(receiver.name)) return repositoryCall(call);
  return /QueryBuilder$/.test(receiver.name) ? builderCall(call) : undefined;
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
  return /^(?:get|execute|stream|load)/.test(method) ? undefined : receiver;
}

function repositoryOf(entity: Type | undefined): Type {
  return libraryInstance('typeorm', 'Repository', [entity]);
}

function builder(entity: Type | undefined, madeBy: LibraryCall['madeBy']): Type {
  return { ...libraryInstance('typeorm', 'SelectQueryBuilder', [entity]), madeBy };
}

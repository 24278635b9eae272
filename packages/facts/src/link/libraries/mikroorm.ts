/** MikroORM: managers give repositories, repositories and managers give entities. */
import { libraryInstance, type LibraryType, type Type } from '../type';
import { instance, type Library, type LibraryCall, many } from './library';

const managers = /^(?:Sql|Mongo)?EntityManager$/;
const repositories = /^(?:Sql|Mongo)?EntityRepository$/;
const one = /^(?:findOne|findOneOrFail|create|merge|upsert|getReference|assign|refresh|map)$/;
const list = /^(?:find|findAll|findByCursor|upsertMany)$/;

export const mikroorm: Library = {
  modules: /^@mikro-orm\//,
  member: mikroMember,
  call: mikroCall,
  handed: mikroHanded,
};

/** Whether a type is an entity manager. */
export const isManager = (type: LibraryType): boolean => !type.itself && managers.test(type.name);
/** Whether a type is a repository of an entity. */
export const isRepository = (type: LibraryType): boolean => !type.itself && repositories.test(type.name);

function mikroMember(object: LibraryType, property: string): Type | undefined {
  if (object.itself) return undefined;
  const holds = object.name === 'MikroORM' || repositories.test(object.name) || object.name === 'RequestContext';
  return holds && /^_?em$/.test(property) ? manager(object.module) : undefined;
}

function mikroCall(call: LibraryCall): Type | undefined {
  const { receiver, method, argument, madeBy } = call;
  if (receiver.itself) return globalCall(call);
  if (isManager(receiver)) {
    if (method === 'getRepository' || method === 'repo') return repositoryOf(receiver, argument(0));
    return managerResult(call, argument(0));
  }
  if (isRepository(receiver)) {
    if (method === 'getEntityManager') return manager(receiver.module);
    return managerResult(call, receiver.args[0]);
  }
  if (receiver.name === 'QueryBuilder') {
    if (/^(?:getSingleResult)$/.test(method)) return instance(receiver.args[0]);
    if (/^(?:getResult|getResultList)$/.test(method)) return many(receiver.args[0]);
    return /^(?:execute|getCount|getKnex\w*|getQuery|stream)$/.test(method) ? undefined : receiver;
  }
  if (/^(?:Ref|Reference|ScalarReference|LoadedReference)$/.test(receiver.name)) {
    return /^(?:load|loadOrFail|unwrap|getEntity|getProperty)$/.test(method) ? instance(receiver.args[0]) : undefined;
  }
  if (receiver.name !== 'Collection') return undefined;
  if (method === 'loadItems' || method === 'getItems') return many(receiver.args[0]);
  return /^(?:init|matching)$/.test(method) ? { ...receiver, madeBy: receiver.madeBy ?? madeBy } : undefined;
}

function globalCall({ receiver, method, argument, madeBy }: LibraryCall): Type | undefined {
  if (receiver.name === 'MikroORM' && /^init(?:Sync)?$/.test(method))
    return libraryInstance(receiver.module, 'MikroORM');
  if (receiver.name === 'RequestContext' && method === 'getEntityManager') return manager(receiver.module);
  if (receiver.name === 'wrap') return libraryInstance(receiver.module, 'Reference', [argument(0)]);
  if (receiver.name === 'ref') return libraryInstance(receiver.module, 'Ref', [argument(0)]);
  return receiver.name === 'defineEntity' ? { ...libraryInstance(receiver.module, 'EntitySchema'), madeBy } : undefined;
}

/** What a manager's method gives, or a repository's, which is asked about one entity. */
function managerResult({ receiver, method, madeBy }: LibraryCall, entity: Type | undefined): Type | undefined {
  if (/^(?:fork|persist|remove|getContext|clear)$/.test(method)) return manager(receiver.module);
  if (/^(?:createQueryBuilder|qb)$/.test(method)) {
    return { ...libraryInstance(receiver.module, 'QueryBuilder', [entity]), madeBy };
  }
  if (/^getK(?:nex|ysely)$/.test(method)) {
    return method === 'getKnex' ? libraryInstance('knex', 'Knex') : libraryInstance('kysely', 'Kysely');
  }
  if (one.test(method)) return instance(entity);
  return list.test(method) ? many(entity) : undefined;
}

/** `em.transactional((em) => …)` */
function mikroHanded(object: LibraryType, method: string, parameter: number): Type | undefined {
  return isManager(object) && method === 'transactional' && parameter === 0 ? manager(object.module) : undefined;
}

function repositoryOf({ module }: LibraryType, entity: Type | undefined): Type {
  return libraryInstance(module, 'EntityRepository', [entity]);
}

function manager(module: string): Type {
  return libraryInstance(module, 'EntityManager');
}

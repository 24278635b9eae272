/** What calls and properties of well-known libraries give: a repository of an entity, a query builder, a model's instance. */
import { libraryInstance, type LibraryType, type Type } from './type';

/** A call on a library's object, with its arguments evaluated when asked. */
export interface LibraryCall {
  readonly receiver: LibraryType;
  readonly method: string;
  readonly argument: (index: number) => Type | undefined;
  readonly madeBy: { readonly file: string; readonly call: number };
  /** The project's class that inherits the method, e.g. a model. */
  readonly self?: Type;
}

const builderStarts = new Set(['createQueryBuilder']);
const managers = new Set(['EntityManager', 'DataSource', 'Connection', 'QueryRunner', 'MongoEntityManager']);
const repositories = new Set(['Repository', 'TreeRepository', 'MongoRepository', 'AbstractRepository']);
const routers = /^(?:express|koa|koa-router|@koa\/router|express-promise-router|router)$/;
const sequelizeOne = /^(?:findOne|findByPk|findOrCreate|findOrBuild|create|build|upsert|findCreateFind|findById)$/;
const sequelizeMany = /^(?:findAll|bulkCreate|bulkBuild)$/;

/** The type of `object.property` for an object of a library. */
export function libraryMember(object: LibraryType, property: string): Type | undefined {
  if (object.module === 'typeorm' && !object.itself && property === 'manager')
    return libraryInstance('typeorm', 'EntityManager');
  if (object.name === '*') return { kind: 'library', module: object.module, name: property, itself: true, args: [] };
  if (object.itself) return { ...object, name: `${object.name}.${property}` };
  return undefined;
}

/** The type that a call on a library's object gives. */
export function libraryCall(call: LibraryCall): Type | undefined {
  const { receiver } = call;
  if (receiver.module === 'typeorm') return typeormCall(call);
  if (receiver.module === 'sequelize' || receiver.module === 'sequelize-typescript') return sequelizeCall(call);
  if (routers.test(receiver.module)) return routerCall(call);
  if (receiver.module === 'mongoose' && (call.method || receiver.name) === 'model') {
    return { ...libraryInstance('mongoose', 'Model'), madeBy: call.madeBy };
  }
  if (receiver.module === '@nestjs/core' || receiver.module === '@nestjs/common') return containerCall(call);
  return undefined;
}

function typeormCall({ receiver, method, argument, madeBy }: LibraryCall): Type | undefined {
  const entity = (): Type | undefined => argument(0);
  if (receiver.itself && receiver.name === 'getRepository') return repositoryOf(entity());
  if (receiver.itself && receiver.name === 'getManager') return libraryInstance('typeorm', 'EntityManager');
  if (receiver.itself && receiver.name === 'getConnection') return libraryInstance('typeorm', 'DataSource');
  if (managers.has(receiver.name)) {
    if (/^get(?:Tree|Mongo)?Repository$/.test(method)) return repositoryOf(entity());
    if (method === 'getCustomRepository' || method === 'withRepository') return instance(argument(0));
    if (method === 'createQueryRunner') return libraryInstance('typeorm', 'QueryRunner');
    if (builderStarts.has(method)) return builder(entity(), madeBy);
    if (/^(?:findOne|findOneBy|findOneOrFail|findOneByOrFail|create|preload)$/.test(method)) return instance(entity());
    if (/^(?:find|findBy)$/.test(method)) return many(entity());
  }
  if (repositories.has(receiver.name)) {
    const [of] = receiver.args;
    if (builderStarts.has(method)) return builder(of, madeBy);
    if (/^(?:findOne|findOneBy|findOneOrFail|findOneByOrFail|create|preload|save)$/.test(method)) return instance(of);
    if (/^(?:find|findBy|findByIds)$/.test(method)) return many(of);
    if (method === 'extend') return receiver;
  }
  if (receiver.name === 'SelectQueryBuilder') {
    if (/^getOne(?:OrFail)?$/.test(method)) return instance(receiver.args[0]);
    if (method === 'getMany') return many(receiver.args[0]);
    if (!/^(?:get|execute|stream)/.test(method)) return receiver;
  }
  return undefined;
}

function sequelizeCall({ method, self }: LibraryCall): Type | undefined {
  if (self?.kind !== 'class') return undefined;
  if (/^(?:scope|unscoped|schema|withScope)$/.test(method)) return self;
  if (sequelizeOne.test(method)) return instance(self);
  if (sequelizeMany.test(method)) return many(self);
  return /^(?:save|update|reload|restore)$/.test(method) ? instance(self) : undefined;
}

/** `express()`, `express.Router()`; `router.routes()` is still the router. */
function routerCall({ receiver, method, madeBy }: LibraryCall): Type | undefined {
  if (!receiver.itself)
    return /^(?:routes|middleware|prefix|use|allowedMethods|param)$/.test(method) && method !== 'allowedMethods'
      ? receiver
      : undefined;
  const made = method === '' ? receiver.name : method;
  if (/(?:^|\.)Router$/.test(made)) return { ...libraryInstance(receiver.module, 'Router'), madeBy };
  const called = made === 'default' || made === '*' || made === 'express';
  return called ? { ...libraryInstance(receiver.module, 'Application'), madeBy } : undefined;
}

function containerCall({ method, argument }: LibraryCall): Type | undefined {
  return /^(?:get|resolve)$/.test(method) ? instance(argument(0)) : undefined;
}

function repositoryOf(entity: Type | undefined): Type {
  return libraryInstance('typeorm', 'Repository', [entity]);
}

function builder(entity: Type | undefined, madeBy: LibraryCall['madeBy']): Type {
  return { ...libraryInstance('typeorm', 'SelectQueryBuilder', [entity]), madeBy };
}

function instance(type: Type | undefined): Type | undefined {
  return type?.kind === 'class' ? { ...type, itself: false } : undefined;
}

function many(type: Type | undefined): Type | undefined {
  const of = instance(type);
  return of && { kind: 'array', of };
}

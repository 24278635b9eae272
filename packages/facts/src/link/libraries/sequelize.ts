/** Sequelize: static calls of a model give its instances. */
import type { Type } from '../type';
import { instance, type Library, type LibraryCall, many } from './library';

const one = /^(?:findOne|findByPk|findOrCreate|findOrBuild|create|build|upsert|findCreateFind|findById)$/;

export const sequelize: Library = { modules: /^sequelize(?:-typescript)?$/, call: sequelizeCall };

function sequelizeCall({ method, self }: LibraryCall): Type | undefined {
  if (self?.kind !== 'class') return undefined;
  if (/^(?:scope|unscoped|schema|withScope)$/.test(method)) return self;
  if (one.test(method)) return instance(self);
  if (/^(?:findAll|bulkCreate|bulkBuild)$/.test(method)) return many(self);
  return /^(?:save|update|reload|restore)$/.test(method) ? instance(self) : undefined;
}

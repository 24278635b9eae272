/** Knex: an instance called with a table is a builder, and a builder stays one. */
import { libraryInstance, type LibraryType, type Type } from '../type';
import type { Library, LibraryCall } from './library';

/** Methods of an instance that begin a query. */
const begins =
  /^(?:table|from|into|select|column|columns|insert|update|del|delete|truncate|with|withRecursive|withMaterialized|withSchema|queryBuilder|distinct|count|min|max|sum|avg|where|first|join|leftJoin|pluck|batchInsert)$/;
const ends = /^(?:then|catch|finally|toString|toSQL|toQuery|toNative|stream|pipe|asCallback)$/;

export const knex: Library = { modules: /^knex$/, call: knexCall, member: knexMember, handed: knexHanded };

/** Whether a type is an instance of Knex or one of its transactions. */
export function isKnex(type: LibraryType): boolean {
  return type.module === 'knex' && !type.itself && /^(?:\*|default|knex|Knex|(?:Knex\.)?Transaction)$/.test(type.name);
}

/** Whether a type is a query that is being built. */
export function isKnexBuilder(type: LibraryType): boolean {
  return type.module === 'knex' && !type.itself && /^(?:Knex\.)?(?:QueryBuilder|QueryInterface)$/.test(type.name);
}

function knexMember(object: LibraryType, property: string): Type | undefined {
  return isKnex(object) && property === 'schema' ? libraryInstance('knex', 'SchemaBuilder') : undefined;
}

function knexCall({ receiver, method, madeBy }: LibraryCall): Type | undefined {
  if (receiver.itself) {
    const called = method === '' ? receiver.name : method;
    return /^(?:\*|default|knex|Knex)$/.test(called) ? libraryInstance('knex', 'Knex') : undefined;
  }
  if (isKnex(receiver)) {
    if (/^transaction(?:Provider)?$/.test(method) || method === 'withUserParams')
      return libraryInstance('knex', 'Knex');
    return method === '' || begins.test(method) ? { ...libraryInstance('knex', 'QueryBuilder'), madeBy } : undefined;
  }
  return isKnexBuilder(receiver) && !ends.test(method) ? { madeBy, ...receiver } : undefined;
}

/** `knex.transaction((trx) => …)`, `.where((builder) => …)`, `.modify((builder) => …)`. */
function knexHanded(object: LibraryType, method: string, parameter: number): Type | undefined {
  if (isKnex(object) && method === 'transaction' && parameter === 0) return libraryInstance('knex', 'Knex');
  if (object.name === 'SchemaBuilder' && parameter === 0) return libraryInstance('knex', 'TableBuilder');
  const builds = isKnexBuilder(object) || (isKnex(object) && begins.test(method));
  return builds && parameter === 0 && !ends.test(method) ? libraryInstance('knex', 'QueryBuilder') : undefined;
}

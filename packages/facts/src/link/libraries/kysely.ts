/** Kysely: `db.selectFrom('users')` is a builder, and a builder stays one. */
import { libraryInstance, type LibraryType, type Type } from '../type';
import type { Library, LibraryCall } from './library';

const instances = /^(?:Kysely|Transaction|ControlledTransaction|ExpressionBuilder|QueryCreator)$/;
const begins = /^(?:selectFrom|insertInto|replaceInto|updateTable|deleteFrom|mergeInto)$/;
const ends = /^(?:execute\w*|stream|compile|toOperationNode|explain|as)$/;

export const kysely: Library = { modules: /^kysely$/, call: kyselyCall, member: kyselyMember, handed: kyselyHanded };

/** Whether a type is something that queries begin with. */
export function isKysely(type: LibraryType): boolean {
  return type.module === 'kysely' && !type.itself && instances.test(type.name);
}

/** Whether a type is a query that is being built. */
export function isKyselyBuilder(type: LibraryType): boolean {
  return type.module === 'kysely' && !type.itself && /QueryBuilder$/.test(type.name);
}

function kyselyMember(object: LibraryType, property: string): Type | undefined {
  return isKysely(object) && property === 'schema' ? libraryInstance('kysely', 'SchemaModule') : undefined;
}

function kyselyCall({ receiver, method, madeBy }: LibraryCall): Type | undefined {
  if (isKysely(receiver)) {
    if (begins.test(method)) return { ...libraryInstance('kysely', 'SelectQueryBuilder', receiver.args), madeBy };
    if (method === 'transaction' || method === 'startTransaction')
      return libraryInstance('kysely', 'TransactionBuilder', receiver.args);
    return /^(?:with\w*|\$\w+)$/.test(method) ? receiver : undefined;
  }
  if (receiver.name === 'TransactionBuilder') {
    if (method === 'execute') return libraryInstance('kysely', 'Kysely', receiver.args);
    return receiver;
  }
  return isKyselyBuilder(receiver) && !ends.test(method) ? receiver : undefined;
}

/** `db.transaction().execute((trx) => …)`, `db.connection().execute((db) => …)`, `.$if(x, (qb) => …)`, `.where((eb) => …)`. */
function kyselyHanded(object: LibraryType, method: string, parameter: number): Type | undefined {
  if (parameter !== 0) return undefined;
  if (object.name === 'TransactionBuilder') return libraryInstance('kysely', 'Kysely', object.args);
  if (isKyselyBuilder(object) && /^\$(?:if|call)$/.test(method)) return object;
  return isKysely(object) || isKyselyBuilder(object) ? libraryInstance('kysely', 'ExpressionBuilder') : undefined;
}

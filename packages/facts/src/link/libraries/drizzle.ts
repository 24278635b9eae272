/** Drizzle: tables are constants, databases are made by `drizzle(…)` or injected by their type. */
import { libraryInstance, type LibraryType, type Type } from '../type';
import type { Library, LibraryCall } from './library';

const tableFunctions = /^(?:pg|mysql|sqlite|singlestore|gel|cockroach|mssql)Table$/;
const creators = /^(?:pg|mysql|sqlite|singlestore|gel)TableCreator$/;
const databases = /(?:Database|Transaction)$/;

export const drizzle: Library = {
  modules: /^drizzle-orm(?:\/|$)/,
  member: drizzleMember,
  call: drizzleCall,
  handed: (object, method, parameter) =>
    isDatabase(object) && method === 'transaction' && parameter === 0 ? object : undefined,
};

/** Whether a type is a table. */
export function isDrizzleTable(type: Type | undefined): type is LibraryType {
  return (
    type?.kind === 'library' && type.name === 'Table' && drizzle.modules.test(type.module) && type.madeBy !== undefined
  );
}

/** The table's property in `db.query.users`. */
export function queriedTable(type: Type | undefined): string | undefined {
  if (type?.kind !== 'library' || !drizzle.modules.test(type.module)) return undefined;
  return /^Query\.(\w+)$/.exec(type.name)?.[1];
}

function isDatabase(type: LibraryType): boolean {
  return !type.itself && databases.test(type.name);
}

function drizzleMember(object: LibraryType, property: string): Type | undefined {
  if (isDatabase(object) && property === 'query') return libraryInstance(object.module, 'Query', object.args);
  return !object.itself && object.name === 'Query' ? libraryInstance(object.module, `Query.${property}`) : undefined;
}

function drizzleCall({ receiver, method, argument, madeBy }: LibraryCall): Type | undefined {
  const { module } = receiver;
  if (!receiver.itself) {
    const table =
      (receiver.name === 'TableCreator' && method === '') || (receiver.name === 'Schema' && method === 'table');
    return table ? { ...libraryInstance(module, 'Table'), madeBy } : undefined;
  }
  const name = method === '' ? receiver.name : method;
  if (tableFunctions.test(name)) return { ...libraryInstance(module, 'Table'), madeBy };
  if (creators.test(name)) return { ...libraryInstance(module, 'TableCreator'), madeBy };
  if (/^(?:pg|mysql|singlestore)Schema$/.test(name)) return { ...libraryInstance(module, 'Schema'), madeBy };
  if (name === 'alias' || name === 'aliasedTable') return argument(0);
  return name === 'drizzle' ? libraryInstance(module, 'Database') : undefined;
}

/** Objection: `query()` of a model gives a builder, which stands for the rows as well once it is waited for. */
import { libraryInstance, type LibraryType, type Type } from '../type';
import { instance, type Library, type LibraryCall } from './library';

const begins = /^\$?(?:query|relatedQuery)$/;
const ends = /^(?:then|catch|finally|toKnexQuery|toString|resultSize)$/;
const goesThrough = /^(?:map|forEach|filter|find|some|every|flatMap)$/;

export const objection: Library = {
  modules: /^objection$/,
  call: objectionCall,
  element: (object) => (isObjectionBuilder(object) ? object.args[0] : undefined),
  handed: objectionHanded,
};

/** Whether a type is a query that is being built; its argument is the model. */
export function isObjectionBuilder(type: LibraryType): boolean {
  return type.module === 'objection' && !type.itself && type.name === 'QueryBuilder';
}

function objectionCall({ receiver, method, madeBy, self }: LibraryCall): Type | undefined {
  if (isObjectionBuilder(receiver)) {
    if (/^\$?relatedQuery$/.test(method)) return builder(undefined, madeBy);
    return ends.test(method) ? undefined : receiver;
  }
  if (self?.kind !== 'class') return undefined;
  if (method === 'knex') return libraryInstance('knex', 'Knex');
  if (/^from(?:Database)?Json$/.test(method)) return instance(self);
  return begins.test(method) ? builder(/elatedQuery$/.test(method) ? undefined : instance(self), madeBy) : undefined;
}

function builder(of: Type | undefined, madeBy: LibraryCall['madeBy']): Type {
  return { ...libraryInstance('objection', 'QueryBuilder', [of]), madeBy };
}

/** `.where((builder) => …)`, and what goes through the rows: `users.map((user) => …)`. */
function objectionHanded(object: LibraryType, method: string, parameter: number): Type | undefined {
  if (!isObjectionBuilder(object) || parameter > 0) return undefined;
  return goesThrough.test(method) ? object.args[0] : object;
}

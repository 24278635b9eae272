/** What calls and properties of well-known libraries give: a repository of an entity, a query builder, a model's instance. */
import { drizzle } from './libraries/drizzle';
import { knex } from './libraries/knex';
import { kysely } from './libraries/kysely';
import { type Library, type LibraryCall } from './libraries/library';
import { mikroorm } from './libraries/mikroorm';
import { mongoose } from './libraries/mongoose';
import { nest } from './libraries/nest';
import { objection } from './libraries/objection';
import { prisma } from './libraries/prisma';
import { routers } from './libraries/routers';
import { sequelize } from './libraries/sequelize';
import { typeorm } from './libraries/typeorm';
import { type LibraryType, outside, type Type } from './type';

/** Libraries whose objects are followed. A library is added by a file in `libraries` and a name here. */
const libraries: readonly Library[] = [
  typeorm,
  prisma,
  sequelize,
  mongoose,
  mikroorm,
  knex,
  kysely,
  drizzle,
  objection,
  routers,
  nest,
];

/** The type of `object.property` for an object of a library. */
export function libraryMember(object: LibraryType, property: string): Type | undefined {
  const own = libraryOf(object)?.member?.(object, property);
  if (own) return own;
  if (object.name === '*') return { kind: 'library', module: object.module, name: property, itself: true, args: [] };
  return object.itself ? { ...object, name: `${object.name}.${property}` } : outside();
}

/** The type that a call on a library's object gives. */
export function libraryCall(call: LibraryCall): Type | undefined {
  return libraryOf(call.receiver)?.call?.(call);
}

/** What `new` of a library's object gives. */
export function libraryMade(of: LibraryType): Type | undefined {
  return libraryOf(of)?.made?.(of);
}

/** What goes through an object of a library that is gone over like a list. */
export function libraryElement(object: LibraryType): Type | undefined {
  return libraryOf(object)?.element?.(object);
}

/** What a method of a library hands to a callback. */
export function libraryHanded(object: LibraryType, method: string, parameter: number, on: Type): Type | undefined {
  return libraryOf(object)?.handed?.(object, method, parameter, on);
}

function libraryOf({ module }: LibraryType): Library | undefined {
  return libraries.find(({ modules }) => modules.test(module));
}

/** What is known about one library: what its properties and calls give. One entry of the table in `library-types.ts`. */
import type { LibraryType, Type } from '../type';

/** A call on a library's object, with its arguments evaluated when asked. */
export interface LibraryCall {
  readonly receiver: LibraryType;
  /** Empty when the library's export is called itself. */
  readonly method: string;
  readonly argument: (index: number) => Type | undefined;
  readonly madeBy: { readonly file: string; readonly call: number };
  /** The project's class that inherits the method, e.g. a model. */
  readonly self?: Type;
}

/** One library, or a family of libraries that behave alike. */
export interface Library {
  /** Import specifiers that lead to it. */
  readonly modules: RegExp;
  /** The type of `object.property`, where it is more than the usual one. */
  readonly member?: (object: LibraryType, property: string) => Type | undefined;
  /** The type that a call on one of its objects gives. */
  readonly call?: (call: LibraryCall) => Type | undefined;
  /** What `new` of one of its objects gives, where it is more than an instance of it. */
  readonly made?: (of: LibraryType) => Type | undefined;
  /** What one of the elements is, of an object that is gone over like a list. */
  readonly element?: (object: LibraryType) => Type | undefined;
  /** What a method hands to a callback, by the callback's parameter; `on` is the object or the heir that it is called on. */
  readonly handed?: (object: LibraryType, method: string, parameter: number, on: Type) => Type | undefined;
}

/** The instance of a class of the project. */
export function instance(type: Type | undefined): Type | undefined {
  return type?.kind === 'class' ? { ...type, itself: false } : undefined;
}

/** A list of instances of a class of the project. */
export function many(type: Type | undefined): Type | undefined {
  const of = instance(type);
  return of && { kind: 'array', of };
}

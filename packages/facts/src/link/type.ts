/** Types as far as syntax shows them: enough to follow a call, an injected service, a repository. */
import type { Term, TypeTerm } from '../sketch/term';

export type Type =
  /** A class of the project: an instance of it, or the class itself. */
  | ClassType
  | InterfaceType
  | ChoiceType
  /** `{ photo: Photo }` as a type. */
  | {
      readonly kind: 'shape';
      readonly file: string;
      readonly fields: TypeTerm['fields'];
      readonly self?: ClassType | InterfaceType;
    }
  /** A function that is declared and not seen: `onDone: () => void`, a method of an interface. */
  | SignatureType
  | LibraryType
  /** A list; `items` where each place has a type of its own. */
  | { readonly kind: 'array'; readonly of: Type; readonly items?: readonly (Type | undefined)[] }
  | OutsideType
  /** A file of the project as a whole. */
  | { readonly kind: 'file'; readonly file: string }
  /** A function with a name: what it is called by, and where its body is. */
  | { readonly kind: 'function'; readonly file: string; readonly name: string; readonly self?: ClassType }
  /** A function expression. */
  | { readonly kind: 'callback'; readonly file: string; readonly scope: number }
  /** An object literal. */
  | {
      readonly kind: 'record';
      readonly file: string;
      readonly scope: number;
      readonly term: RecordTerm;
      readonly name?: string;
    };

/** Something of the platform, or what a library gave and nobody follows: what is called on it is outside of the project. */
export interface OutsideType {
  readonly kind: 'outside';
  /** `Map`, `Set`, `Record`, `Array`, `Promise`, …; empty for what needs no name. */
  readonly name: string;
  /** What the platform has under the name, not an instance of it. */
  readonly itself: boolean;
  /** What it holds. */
  readonly args: readonly (Type | undefined)[];
}

/** One of several functions or classes; which of them is known at run time only: `handlers[kind]`. */
export interface ChoiceType {
  readonly kind: 'choice';
  readonly of: readonly Type[];
}

export type RecordTerm = Extract<Term, { kind: 'record' }>;

export interface InterfaceType {
  readonly kind: 'interface';
  readonly file: string;
  readonly name: string;
  readonly args?: readonly (Type | undefined)[];
}

export interface SignatureType {
  readonly kind: 'signature';
  readonly file: string;
  readonly gives: TypeTerm;
  /** A method: who implements it is another question. */
  readonly method: boolean;
  readonly self?: ClassType | InterfaceType;
}

export interface ClassType {
  readonly kind: 'class';
  readonly file: string;
  readonly name: string;
  /** The class itself, not an instance. */
  readonly itself: boolean;
  readonly args: readonly (Type | undefined)[];
}

/** Something of a library: `EntityManager` of `typeorm`. */
export interface LibraryType {
  readonly kind: 'library';
  readonly module: string;
  readonly name: string;
  /** What the library exports under the name, not an instance of it. */
  readonly itself: boolean;
  readonly args: readonly (Type | undefined)[];
  /** The call that made it, for builders that are built up over several statements. */
  readonly madeBy?: { readonly file: string; readonly call: number };
}

/** An instance of a library's class. */
export function libraryInstance(module: string, name: string, args: readonly (Type | undefined)[] = []): LibraryType {
  return { kind: 'library', module, name, itself: false, args };
}

/** The instance of what a type stands for, when it stands for a class. */
export function instanceOf(type: Type | undefined): Type | undefined {
  if (type?.kind === 'class' || type?.kind === 'library') return { ...type, itself: false };
  return type?.kind === 'choice' ? { ...type, of: type.of.flatMap((one) => instanceOf(one) ?? []) } : type;
}

/** An instance of something of the platform. */
export function outside(name = '', args: readonly (Type | undefined)[] = []): OutsideType {
  return { kind: 'outside', name, itself: false, args };
}

/** A list of something; what is not known of its elements stays unknown. */
export function listOf(of: Type | undefined): Type {
  return of ? { kind: 'array', of } : outside('Array');
}

/** A list whose places have types of their own; `any` is what an element may be, where that is not the first that is known. */
export function tupleOf(items: readonly (Type | undefined)[], any?: Type): Type {
  const of = any ?? items.find((item) => item !== undefined);
  return of ? { kind: 'array', of, items } : outside('Array');
}

/** Types as far as syntax shows them: enough to follow a call, an injected service, a repository. */
import type { Term } from '../sketch/term';

export type Type =
  /** A class of the project: an instance of it, or the class itself. */
  | ClassType
  | { readonly kind: 'interface'; readonly file: string; readonly name: string }
  | LibraryType
  | { readonly kind: 'array'; readonly of: Type }
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

export type RecordTerm = Extract<Term, { kind: 'record' }>;

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
  return type;
}

/** A Nest module as its decorator declares it: four lists of entries, each with the place it stands at. */
import type ts from 'typescript';
import type { SymbolId } from '@banyan/model';
import type { ParsedFile } from '../source/parsed-file';
import type { Token } from './token';

/** The lists of `@Module({ … })`. */
export const moduleLists = ['imports', 'controllers', 'providers', 'exports'] as const;

/** Name of a list. */
export type ModuleList = (typeof moduleLists)[number];

/** A Nest module of the project. */
export interface NestModule {
  readonly id: SymbolId;
  readonly name: string;
  readonly file: ParsedFile;
  readonly node: ts.ClassDeclaration;
  readonly global: boolean;
  readonly entries: Readonly<Record<ModuleList, readonly Entry[]>>;
  /** The method that applies middleware. */
  readonly configure?: ts.MethodDeclaration;
}

/** One entry of a list. */
export interface Entry {
  readonly list: ModuleList;
  /** The file the entry is written in: another one than the module's when the list is an imported constant. */
  readonly file: ParsedFile;
  readonly node: ts.Expression;
  /** What the container knows it by; empty for an expression that is not understood. */
  readonly token: Token;
  readonly is: EntryMeaning;
  /** Stands where it cannot be taken out alone: in a dynamic module's method, in a condition. */
  readonly fixed: boolean;
}

/** What an entry means. */
export type EntryMeaning =
  | { readonly kind: 'class'; readonly id: SymbolId }
  | LibraryEntry
  | CustomProvider
  | { readonly kind: 'opaque' };

/** A library's class, or its dynamic module: `TypeOrmModule.forFeature([Photo])`. */
export interface LibraryEntry {
  readonly kind: 'library';
  readonly library: string;
  readonly name: string;
  /** The static method that is called. */
  readonly method?: string;
  /** Tokens of every name and string in the call's arguments. */
  readonly given: readonly Token[];
}

/** `{ provide: …, useFactory: … }` */
export interface CustomProvider {
  readonly kind: 'custom';
  readonly token: Token;
  /** Classes the container makes for it. */
  readonly makes: readonly SymbolId[];
  /** Tokens it is given or stands for. */
  readonly needs: readonly Token[];
}

/** Facts about data: entities and tables, and who reads or writes them. */

import type { ModulePath, SourceLocation, SymbolId } from './location';
import type { RepeatFact, RepetitionContext } from './repetition-context';

/** A table or collection as the code declares it. */
export interface EntityFact extends SourceLocation {
  /** Class or model name, unique in the project, e.g. `Photo`. */
  readonly name: string;
  /** Table or collection name. */
  readonly table: string;
  /** Whether the table name was written in the code or derived by the data layer's naming rule. */
  readonly tableNamed: boolean;
  /** The data layer, e.g. `typeorm`, `prisma`, `sequelize`. */
  readonly layer: string;
  readonly columns: readonly ColumnFact[];
  readonly relations: readonly RelationFact[];
  readonly indexes: readonly IndexFact[];
}

/** One column. */
export interface ColumnFact {
  readonly name: string;
  /** What the code calls it, where that is another name. */
  readonly property?: string;
  readonly line: number;
  readonly type?: string;
  readonly primary?: boolean;
  readonly nullable?: boolean;
}

/** A relation from one entity to another. */
export interface RelationFact {
  readonly property: string;
  readonly line: number;
  readonly kind: 'many-to-one' | 'one-to-many' | 'one-to-one' | 'many-to-many';
  /** Name of the other entity. */
  readonly target: string;
  /** Whether this side holds the foreign key. */
  readonly owner: boolean;
  /** Columns of this side that hold the key, where the schema names them. */
  readonly columns?: readonly string[];
  readonly cascade?: boolean;
  /** Whether every read of this entity reads the other one too. */
  readonly eager?: boolean;
  /** What the database does to this side when the other one is deleted, lower case, e.g. `cascade`, `set null`. */
  readonly onDelete?: string;
  /** The table between the two, of a many-to-many relation. */
  readonly through?: string;
}

/** An index or unique key. */
export interface IndexFact {
  readonly columns: readonly string[];
  readonly unique: boolean;
  readonly line: number;
  /** How it is built, lower case, where it is no ordinary one: `gin`, `gist`, `fulltext`, `text`, `hash`. */
  readonly method?: string;
  /** Where it is not in the file of the entity: a migration. */
  readonly file?: ModulePath;
}

/** One place where a function touches a table. */
export interface DataAccessFact extends SourceLocation {
  readonly function: SymbolId;
  /** Name of the entity. */
  readonly entity: string;
  readonly operation: 'read' | 'write';
  /** The call as written, e.g. `this.photos.findOneBy`, or the SQL keyword. */
  readonly call: string;
  /** How the access was recognised: an entity's repository or model, a join, or raw SQL. */
  readonly via: 'repository' | 'join' | 'sql';
  /** The transaction it runs in, when that is written in the same function. */
  readonly transaction?: string;
  /** What repeats the access, when that is written in the same function. */
  readonly repetition?: RepetitionContext;
  /** Everything in this function that repeats the access, innermost first; absent for nothing. */
  readonly repeats?: readonly RepeatFact[];
  /** Whether it runs only when something went wrong before: in a `catch`. */
  readonly fallback?: boolean;
  /** Whether it runs only where an option of its function asks for it, or where the function is handed nothing. */
  readonly optional?: boolean;
  /** Whether its result is kept under the key that it was asked for with, and not asked for again. */
  readonly remembered?: boolean;
  /** Columns read, written or asked for, where the call names them; sorted. */
  readonly columns?: readonly string[];
  /** By what the rows are chosen; absent where the call chooses none or does not show it. */
  readonly key?: AccessKey;
  /** Whether the call can touch one row at most by its nature (`findOne`, `LIMIT 1`) or any number. */
  readonly rows?: 'one' | 'many';
  /** Whether the call bounds how many rows come back (`take`, `LIMIT`); a page size that the caller sends counts, too. */
  readonly limited?: boolean;
  /** Columns that the rows are ordered by, in that order. */
  readonly order?: readonly string[];
  /** Whether the data layer sends all such calls of one turn of the event loop as one statement (Prisma's `findUnique`). */
  readonly batched?: boolean;
  /** Whether the rows are locked for the transaction (`FOR UPDATE`). */
  readonly locks?: boolean;
  /** Whether it is only a part of another statement: a sub-query, which is not sent by itself. */
  readonly part?: boolean;
  /** In a method of a base class: the classes whose objects touch this entity by it, sorted. */
  readonly heirs?: readonly SymbolId[];
}

/** How the rows of an access are chosen. */
export interface AccessKey {
  /** Columns of the condition, sorted. */
  readonly columns: readonly string[];
  /**
   * Where the first value that varies most comes from: an element of what is being looped or mapped over, a result of an
   * earlier access or call, a parameter of the function, the object itself (`this.id`), or nothing that varies.
   */
  readonly from: 'element' | 'result' | 'parameter' | 'own' | 'constant';
  /** The column that is compared with that value; of a single one it is said already. */
  readonly by?: string;
  /** Whether the condition takes a list of values (`IN`), so that many rows come with one access. */
  readonly many?: boolean;
  /** Columns of the condition that are searched, not compared as a whole; sorted by column. */
  readonly searched?: readonly ColumnSearch[];
}

/** A column that is searched: an ordinary index, which is sorted by whole values, is of no use or of little. */
export interface ColumnSearch {
  readonly column: string;
  /**
   * For texts that begin with the value, hold it anywhere, or fit a pattern that is only known at run time; for documents
   * and lists that contain it; for the value at a path in a document.
   */
  readonly by: 'start' | 'inside' | 'pattern' | 'content' | 'path';
  readonly ignoresCase?: boolean;
  /** Of a document, where the code writes it: `['address', 'city']`. */
  readonly path?: readonly string[];
}

/** A block of code that commits or rolls back as one. */
export interface TransactionFact extends SourceLocation {
  /** `<function id>@<line>`. */
  readonly id: string;
  readonly function: SymbolId;
  /** Names of the entities written inside, directly or through the functions it calls. */
  readonly entities: readonly string[];
}

/** A function that a data layer calls for each entity that is loaded or saved. */
export interface EntityHookFact extends SourceLocation {
  /** Name of the entity; `*` for every one. */
  readonly entity: string;
  readonly on: 'load' | 'insert' | 'update' | 'remove';
  /** Whether it is called once for a statement, not once for each entity. */
  readonly once?: boolean;
  readonly handler: SymbolId;
}

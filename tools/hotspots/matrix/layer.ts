/** What the matrix knows of a data layer: how its code is written. */

/** Calls of a layer as source text; each is given the text of its key and of the object that it is called on. */
export interface Layer {
  readonly name: string;
  /** The entity or table as facts name it. */
  readonly table: string;
  /** Files that all cells of the layer share, by path below the project. */
  readonly files: Readonly<Record<string, string>>;
  /** Imports of whoever makes calls, with paths from a folder below `src`. */
  readonly imports: string;
  /** The client as it is injected; absent where it is imported. */
  readonly client?: { readonly decorator: string; readonly type: string };
  readonly calls: Readonly<Partial<Record<Operation, (key: string) => string>>>;
}

/**
 * One row by its key; a change of one; rows by a list of keys; a page of rows; a row that is locked; a relation that is
 * loaded when it is asked for, waited for there, given back unawaited, or gone on with by `then`; a row by a key that the layer puts together with others of the same turn.
 */
export type Operation = 'read' | 'write' | 'in' | 'page' | 'lock' | 'lazy' | 'lazyGiven' | 'lazyThen' | 'batched';

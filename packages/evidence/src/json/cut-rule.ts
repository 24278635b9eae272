/** What a `JsonCutter` takes out of JSON, as data. */

/**
 * Arrays are looked through: the elements of an array stand for themselves, however deep it nests.
 * @example { name: 'root', inside: { data: { name: 'trace', inside: { spans: { name: 'span', keep: true } } } } }
 */
export interface CutRule {
  /** What the listener is told. */
  readonly name: string;
  /** Objects here are handed on whole. */
  readonly keep?: boolean;
  /** By key; other keys are skipped unread. */
  readonly inside?: { readonly [key: string]: CutRule };
}

/** Who is told what was found, in the order of the text. */
export interface CutListener {
  /** An object that is not kept whole begins. */
  opened?(name: string): void;
  /**
   * Reads an object from its brace on by itself; `scanned` is told next, and `kept` is not.
   * @param lines whether an object may go on in the next line
   * @returns where it ends; -1 when it is left to `JSON.parse`
   */
  scan?(name: string, bytes: Buffer, at: number, lines: boolean): number;
  /** The object that was scanned last is whole, and its turn has come. */
  scanned?(): void;
  /** Objects that follow each other. */
  kept(name: string, values: readonly unknown[]): void;
  /** Something could not be read: `unreadable`, `truncated`, `too-large`, `too-deep`. */
  skipped(reason: string): void;
}

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
  /** Objects that follow each other. */
  kept(name: string, values: readonly unknown[]): void;
  /** Something could not be read: `unreadable`, `truncated`, `too-large`, `too-deep`. */
  skipped(reason: string): void;
}

/** What makes one line of code run many times. */

/** What repeats a call: a loop, a callback handed to map/forEach/…, one whose results go to Promise.all, recursion, a field resolver. */
export type RepetitionContext = 'loop' | 'mapped-callback' | 'promise-all' | 'recursion' | 'field-resolver';

/** One repetition around a call: a loop, or the callback that something runs for each element. */
export interface RepeatFact {
  readonly by: RepetitionContext;
  /** Line of the loop's head, or of the call that the callback is handed to. */
  readonly line: number;
  /**
   * What is gone over: a collection, a few that are written in the code (`size` says how many), pages or a cursor whose
   * next turn hangs on the one before, chunks of a collection, attempts at one thing, or a stream. `unknown` is a
   * repetition that does not show it.
   */
  readonly over: 'collection' | 'constant' | 'pages' | 'chunks' | 'attempts' | 'stream' | 'unknown';
  /** What is gone over, as written, e.g. `projects`; empty where the code has no words for it. */
  readonly text: string;
  /** What one turn calls its element, e.g. `project`. */
  readonly element?: string;
  /** Of a constant: how many turns. */
  readonly size?: number;
  /** Whether a turn waits for the one before. */
  readonly sequential?: boolean;
  /** Where the function is given what is gone over. */
  readonly given?: GivenFact;
}

/** A value that a function is given: by which of its parameters, and as written, e.g. `options.ids`. */
export interface GivenFact {
  /** From 0. */
  readonly parameter: number;
  /** Begins with a dot where the parameter is taken apart and has no name. */
  readonly words: string;
}

/** What a call hands on of what its own function is given. */
export interface HandedFact {
  /** From 0. */
  readonly argument: number;
  /** Of an argument that is written as an object: which of its properties. */
  readonly property?: string;
  readonly given: GivenFact;
}

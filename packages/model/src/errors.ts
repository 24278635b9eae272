/** Faults of users: a stable code, one clear sentence, and what to do. */

/** An error that is the user's to mend. Everything else that is thrown is a defect of ours. */
export class BanyanError extends Error {
  override readonly name = 'BanyanError';

  /**
   * @param code stable, upper case, prefixed with the wing, e.g. `FACTS_ROOT_MISSING`
   * @param sentence what is wrong, one sentence
   * @param hint what to do about it, one sentence
   */
  constructor(
    readonly code: string,
    sentence: string,
    readonly hint: string,
    readonly options: { readonly cause?: unknown; readonly problems?: readonly Problem[] } = {},
  ) {
    super(sentence, options.cause === undefined ? undefined : { cause: options.cause });
  }

  /** Every problem of a document that was refused; empty for other faults. */
  get problems(): readonly Problem[] {
    return this.options.problems ?? [];
  }
}

/** One thing that is wrong in a document. */
export interface Problem {
  /** Stable code, e.g. `ROUTING_PLAN_UNKNOWN_UPSTREAM`. */
  readonly code: string;
  /** JSON pointer into the document, e.g. `/routes/2/service`; empty for the document itself. */
  readonly path: string;
  readonly message: string;
  /** Line in the text, counted from 1, when the text is at hand. */
  readonly line?: number;
}

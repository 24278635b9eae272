/** What comes of comparing two answers to one request: the control's, which the caller got, and the candidate's. */

/** An answer as far as it is compared. */
export interface ComparedAnswer {
  readonly status: number;
  /** Values by field name in lower case; those of a field that repeats are joined by commas. */
  readonly fields: ReadonlyMap<string, string>;
  /** The body without its coding; undefined when there was more of it than is kept. */
  readonly body: Buffer | undefined;
  /** Of a gRPC answer: its messages without their coding; they are compared one by one. */
  readonly messages?: readonly Buffer[];
  /** Whether what stands behind the body is unknown. */
  readonly isCut?: boolean;
  /** Bytes of the body, as far as they are known when it was not kept. */
  readonly length: number | undefined;
}

/** One step of a path: a key, or a place in an array. */
export type Step = string | number;

/** Something that differs. What is absent on one side is undefined there; JSON knows no undefined. */
export interface Difference {
  /** JSON pointer into `{ status, fields, body }`, e.g. `/body/items/3/name` (RFC 6901). */
  readonly path: string;
  /** The same with `*` for places in arrays and for keys that are no names: what counts are kept by. */
  readonly field: string;
  readonly control: unknown;
  readonly candidate: unknown;
}

/** How many bytes a body has that is not compared value by value, and where the two begin to differ. */
export class BodyBytes {
  constructor(
    readonly bytes: number,
    readonly differsAt?: number,
  ) {}
}

/** `ignored`: they differ only where the plan lets them; `uncompared`: nothing differs, but not all was seen. */
export type Verdict = 'match' | 'mismatch' | 'ignored' | 'uncompared';

/** The whole judgement. */
export interface Comparison {
  readonly verdict: Verdict;
  /** In the order of the answers, at most `maxDifferences`; those that are ignored left out. */
  readonly differences: readonly Difference[];
  /** Whether there are more than that. */
  readonly more: boolean;
  /** Why it is `uncompared`. */
  readonly reason?: UncomparedReason;
}

/** What kept two answers from being compared. */
export type UncomparedReason = 'too large' | 'unreadable' | 'revalidated' | 'no time' | 'nested too deeply';

/** More differences than people read are not looked for. */
export const maxDifferences = 50;

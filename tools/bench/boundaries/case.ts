/** What a benchmark of boundaries is: one file in `cases/`, one row in `cases.ts`. */

/** Where data lies that the project does not hold; a case that misses its own is skipped by name. */
export interface Setting {
  /** The folder of BANYAN_DATA: published partitions and splits. */
  readonly data?: string;
  /** The folder of BANYAN_CORPUS: checkouts of public monoliths. */
  readonly corpus?: string;
  /** Progress, on the error channel. */
  readonly say: (line: string) => void;
}

/** A row of the table of cases. */
export interface Case {
  readonly name: string;
  readonly describes: string;
  /** The same setting gives the same report, times apart. */
  readonly run: (setting: Setting) => Report | Skipped | Promise<Report | Skipped>;
}

/** Why a case did not run, e.g. `BANYAN_DATA is not set`. */
export interface Skipped {
  readonly skipped: string;
}

/** What a case measured. */
export interface Report {
  readonly title: string;
  /** Tables for people; the first row of each is its head. */
  readonly tables: readonly Table[];
  /** What was set out to be reached, before anything was measured. */
  readonly bars: readonly Bar[];
  /** Sentences a reader of the figures needs. */
  readonly notes?: readonly string[];
}

export interface Table {
  readonly title?: string;
  readonly rows: readonly (readonly (string | number)[])[];
}

/** A limit: the value may be as large as `most`, or has to be as large as `least`, or larger than `above`. */
export type Bar = { readonly what: string; readonly value: number; readonly unit?: string } & (
  | { readonly most: number }
  | { readonly least: number }
  | { readonly above: number }
);

export function isMet(bar: Bar): boolean {
  if ('most' in bar) return bar.value <= bar.most;
  return 'least' in bar ? bar.value >= bar.least : bar.value > bar.above;
}

/** FindingBaseline: findings that a team knows of and has not mended yet; they may only become fewer. */

/** Committed beside the code; written by `banyan hotspots --baseline FILE --update-baseline`. */
export interface FindingBaseline {
  readonly schema: 'banyan/finding-baseline@1';
  /** Name of the analysed project. */
  readonly project: string;
  /** Sorted by id. */
  readonly findings: readonly KnownFinding[];
}

/** One finding that is no news. It has no line: code may move. */
export interface KnownFinding {
  /** As in the FindingReport. */
  readonly id: string;
  /** For whoever reads the file. */
  readonly title: string;
}

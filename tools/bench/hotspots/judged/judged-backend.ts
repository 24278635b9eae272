/** Findings of one backend that were judged by reading its code, held against what is found today. */
import type { Finding } from '@banyan/model';

/** A file of this folder. */
export interface JudgedBackend {
  readonly backend: string;
  /** What was read. */
  readonly commit: string;
  /** Below BANYAN_CORPUS. */
  readonly folder: string;
  readonly source: readonly string[];
  /** Nothing was mended for it before it was judged first: `first` is what somebody gets on code of their own. */
  readonly unseen?: boolean;
  readonly first: FirstReading;
  readonly judged: readonly JudgedFinding[];
}

/** High findings when it was judged first, before anything was mended. */
export interface FirstReading {
  /** Those that were read. */
  readonly high: number;
  readonly right: number;
  /** Out of so many, by lot; absent where all were read. */
  readonly drawnFrom?: number;
}

export interface JudgedFinding extends Pick<Finding, 'id' | 'rule' | 'file' | 'line' | 'title'> {
  /** `arguable` is true and harmless: it counts as wrong. */
  readonly verdict: 'right' | 'wrong' | 'arguable';
  readonly reason: string;
}

/** What became of the verdicts. */
export interface Outcome {
  readonly backend: JudgedBackend;
  /** High findings of today with their verdicts. */
  readonly high: readonly JudgedFinding[];
  /** High findings that nobody has judged. */
  readonly unjudged: readonly Finding[];
  /** Right ones that are less than high today, or gone. */
  readonly lowered: readonly JudgedFinding[];
  readonly lost: readonly JudgedFinding[];
}

export function outcomeOf(backend: JudgedBackend, findings: readonly Finding[]): Outcome {
  const known = new Map(backend.judged.map((one) => [one.id, one]));
  const today = new Map(findings.map((one) => [one.id, one]));
  const high = findings.filter(({ severity }) => severity === 'high');
  const right = backend.judged.filter(({ verdict }) => verdict === 'right');
  return {
    backend,
    high: high.flatMap(({ id }) => known.get(id) ?? []),
    unjudged: high.filter(({ id }) => !known.has(id)),
    lowered: right.filter(({ id }) => today.has(id) && today.get(id)?.severity !== 'high'),
    lost: right.filter(({ id }) => !today.has(id)),
  };
}

export function rightOf(judged: readonly JudgedFinding[]): number {
  return judged.filter(({ verdict }) => verdict === 'right').length;
}

/** `0.72`; a dash for nothing. */
export function share(right: number, all: number): string {
  return all === 0 ? '–' : (right / all).toFixed(2);
}

/** Which paths differ more often than noise explains. */
import type { ReportThresholds } from '@banyan/model';

/** How often a path differed. */
export interface FieldCount {
  /** Between monolith and service. */
  raw: number;
  /** Between two answers of the monolith. */
  noise: number;
}

/** How many pairs of answers were compared. */
export interface ComparedPairs {
  readonly raw: number;
  readonly noise: number;
}

/** A path and what is to be thought of it. */
export interface FieldReport extends Readonly<FieldCount> {
  readonly field: string;
  /** Percent of `raw + noise`. */
  readonly relative: number;
  /** Percent of all comparisons. */
  readonly absolute: number;
  /** Whether both exceed their thresholds, and raw exceeds noise. */
  readonly reported: boolean;
}

/**
 * As Diffy does it, whose thresholds are the defaults; only that noise, which is sampled, is counted up to as many
 * comparisons first.
 */
export function reportFields(
  fields: ReadonlyMap<string, FieldCount>,
  pairs: ComparedPairs,
  thresholds: Required<ReportThresholds>,
): readonly FieldReport[] {
  const scale = pairs.noise === 0 ? 0 : pairs.raw / pairs.noise;
  const reports = [...fields].map(([field, { raw, noise }]): FieldReport => {
    const expected = noise * scale;
    const relative = raw + expected === 0 ? 0 : (Math.abs(raw - expected) / (raw + expected)) * 100;
    const absolute = pairs.raw === 0 ? 0 : (Math.abs(raw - expected) / pairs.raw) * 100;
    const reported = raw > expected && relative > thresholds.relative && absolute > thresholds.absolute;
    return { field, raw, noise, relative: rounded(relative), absolute: rounded(absolute), reported };
  });
  return reports.toSorted((a, b) => b.raw - a.raw || (a.field < b.field ? -1 : 1));
}

function rounded(percent: number): number {
  return Math.round(percent * 1_000) / 1_000;
}

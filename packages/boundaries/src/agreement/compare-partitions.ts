/** A partition against a reference, by every measure. */
import { type Assignment, withoutOutliers } from '../metrics/assignment';
import { toThreeDecimals } from '../metrics/to-three-decimals';
import { adjustedRandIndex } from './adjusted-rand-index';
import { clusterCoverage, coverageThresholds } from './cluster-coverage';
import { completeness } from './completeness';
import { mojoFM } from './mojo-fm';

/** Rounded to three decimals; `null` where nothing could be compared. */
export interface Agreement {
  /** 0 to 100. */
  readonly MoJoFM: number | null;
  /** −0.5 to 1. */
  readonly ARI: number | null;
  /** 0 to 100, by threshold. */
  readonly C2C: Readonly<Record<string, number | null>>;
  /** 0 to 1. */
  readonly completeness: number | null;
}

/**
 * Every measure over the members that both place. Members in cluster `-1` (outliers) are not placed.
 * @param tool the partition to be judged
 * @param reference the partition that counts as right
 */
export function comparePartitions(tool: Assignment, reference: Assignment): Agreement {
  const [judged, right] = [withoutOutliers(tool), withoutOutliers(reference)];
  const round = (value: number | null): number | null => (value === null ? null : toThreeDecimals(value));
  return {
    MoJoFM: round(mojoFM(judged, right)),
    ARI: round(adjustedRandIndex(judged, right)),
    C2C: Object.fromEntries(
      coverageThresholds.map((threshold) => [String(threshold), round(clusterCoverage(judged, right, threshold))]),
    ),
    completeness: round(completeness(judged, right)),
  };
}

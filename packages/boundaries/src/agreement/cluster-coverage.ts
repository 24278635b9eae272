/** C2C: how many of the tool's clusters are found again in the reference. */
import type { Assignment } from '../metrics/assignment';
import { layOver } from './overlap';

/** Percentages at which C2C is reported: a weak, a moderate and a majority match. */
export const coverageThresholds = [10, 33, 50] as const;

/**
 * C2C_x: the share, in percent, of the tool's clusters A for which a reference cluster B has
 * |A ∩ B|/max(|A|, |B|) × 100 > x. Range 0 to 100; higher is better. Lutellier et al. divide by the number of reference
 * clusters, which passes 100 when the tool has more; we divide by the tool's. Only members that both place are compared;
 * `null` when there is none.
 *
 * Lutellier et al., Measuring the impact of code dependencies on software architecture recovery techniques, TSE 2018.
 */
export function clusterCoverage(tool: Assignment, reference: Assignment, threshold: number): number | null {
  const { members, rows, columns, shared } = layOver(tool, reference);
  if (members === 0) return null;
  const found = shared.filter((row, at) =>
    [...row].some(([column, count]) => (100 * count) / Math.max(rows[at]!, columns[column]!) > threshold),
  );
  return (100 * found.length) / rows.length;
}

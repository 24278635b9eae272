/** Percentiles of durations. */

/**
 * The value below which `share` of the values lie (nearest rank).
 * @param share 0 to 1
 * @returns 0 for no values
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? 0;
}

/** How long several sources cover together: what two of them saw at the same time counts once. */

/** @param intervals milliseconds since 1970, from and to; seconds are given, to the millisecond */
export function secondsCovered(intervals: readonly (readonly [number, number])[]): number {
  const sorted = [...intervals].sort(([a], [b]) => a - b);
  let covered = 0;
  let reached = -Infinity;
  for (const [from, to] of sorted) {
    covered += Math.max(0, to - Math.max(from, reached));
    reached = Math.max(reached, to);
  }
  return Math.round(covered) / 1000;
}

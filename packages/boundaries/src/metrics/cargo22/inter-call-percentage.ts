/** ICP of the CARGO'22 dialect: how many calls cross clusters. */
import type { Assignment } from '../assignment';
import { callsAmong, type CallVolume } from '../call-volume';

/**
 * Calls between clusters divided by all calls, by plain volume. Self-calls, calls of the test driver and calls of members
 * without a cluster do not count; cluster `-1` is one like any other. Range 0 to 1; lower is better. `null` without calls.
 *
 * Nitin et al., CARGO, ASE 2022; as its published code computes it.
 */
export function interCallPercentage(assignment: Assignment, calls: readonly CallVolume[]): number | null {
  let [between, all] = [0, 0];
  for (const { from, to, volume } of callsAmong(calls, assignment)) {
    all += volume;
    if (assignment.get(from) !== assignment.get(to)) between += volume;
  }
  return all === 0 ? null : between / all;
}

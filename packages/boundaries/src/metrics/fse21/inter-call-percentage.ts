/** ICP of the FSE'21 dialect: how much of the calling crosses clusters. */
import type { Assignment } from '../assignment';
import { callsAmong, type CallVolume } from '../call-volume';

/**
 * Σ over calls between clusters of (ln volume + 1), divided by the same sum over all calls. Self-calls, calls of the
 * test driver and calls of members without a cluster do not count (of Bunch's partitions, which leave classes out, the
 * published figures are reproduced just so). Range 0 to 1; lower is better. Without any call there is no value.
 *
 * Kalia et al., Mono2Micro, ESEC/FSE 2021, section 4; logarithm and + 1 as its published code has them.
 */
export function interCallPercentage(assignment: Assignment, calls: readonly CallVolume[]): number | null {
  let [between, all] = [0, 0];
  for (const { from, to, volume } of callsAmong(calls, assignment)) {
    const weight = Math.log(volume) + 1;
    all += weight;
    if (assignment.get(from) !== assignment.get(to)) between += weight;
  }
  return all === 0 ? null : between / all;
}

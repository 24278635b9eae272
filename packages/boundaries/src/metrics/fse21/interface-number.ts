/** IFN of the FSE'21 dialect: pairs of members that meet across clusters. */
import { type Assignment, clustersOf } from '../assignment';
import { callsAmong, type CallVolume } from '../call-volume';

/**
 * Number of unordered pairs of members in different clusters of which one calls the other, divided by K. The name says
 * interfaces, the published code counts pairs. Range 0 upward; lower is better.
 *
 * Kalia et al., Mono2Micro, ESEC/FSE 2021, section 4; as its published code computes it.
 */
export function interfaceNumber(assignment: Assignment, calls: readonly CallVolume[]): number {
  const pairs = new Set<string>();
  for (const { from, to } of callsAmong(calls, assignment)) {
    if (assignment.get(from) !== assignment.get(to)) pairs.add(JSON.stringify([from, to].sort()));
  }
  return pairs.size / clustersOf(assignment).length;
}

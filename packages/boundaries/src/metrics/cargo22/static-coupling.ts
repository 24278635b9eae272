/** Coupling of the CARGO'22 dialect: the weight that is cut. */
import type { Assignment } from '../assignment';
import { type CallVolume, isRoot } from '../call-volume';
import { isDatabase } from './database';

/** Keeps a graph without edges from dividing by nothing, as the published code does. */
const epsilon = 1e-7;

/**
 * Weight between clusters divided by all weight, over the calls as the dependence graph: self-calls count as inside, a
 * call with one end outside of the partition as between, with both as inside. The test driver and tables, which the
 * paper's dependence graph does not hold, are left out. Range 0 to 1; lower is better.
 *
 * Nitin et al., CARGO, ASE 2022; as its published code computes it.
 */
export function staticCoupling(assignment: Assignment, calls: readonly CallVolume[]): number {
  let [between, all] = [0, 0];
  for (const { from, to, volume } of calls) {
    if ([from, to].some((end) => isRoot(end) || isDatabase(end))) continue;
    all += volume;
    if (assignment.get(from) !== assignment.get(to)) between += volume;
  }
  return between / (all + epsilon);
}

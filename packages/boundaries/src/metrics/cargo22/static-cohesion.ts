/** Cohesion of the CARGO'22 dialect: how much of a cluster's weight stays within. */
import type { Assignment } from '../assignment';
import { type CallVolume, isRoot } from '../call-volume';

/** Keeps a cluster without edges from dividing by nothing, as the published code does: its cohesion is 0. */
const epsilon = 1e-7;

/**
 * Mean over clusters of 2·inside/(2·inside + across), over the calls as the dependence graph; across = weight that
 * leaves or enters. Self-calls are inside; calls with an end outside of the partition do not count. Range 0 to 1; higher
 * is better.
 *
 * Nitin et al., CARGO, ASE 2022; as its published code computes it.
 */
export function staticCohesion(assignment: Assignment, calls: readonly CallVolume[]): number | null {
  const weights = new Map([...assignment.values()].map((cluster) => [cluster, { inside: 0, across: 0 }]));
  for (const { from, to, volume } of calls) {
    const [source, target] = [weights.get(assignment.get(from)!), weights.get(assignment.get(to)!)];
    if (!source || !target || isRoot(from) || isRoot(to)) continue;
    if (source === target) source.inside += volume;
    else [source, target].forEach((weight) => (weight.across += volume));
  }
  const cohesions = [...weights.values()].map(({ inside, across }) => (2 * inside) / (2 * inside + across + epsilon));
  return weights.size === 0 ? null : cohesions.reduce((sum, value) => sum + value, 0) / weights.size;
}

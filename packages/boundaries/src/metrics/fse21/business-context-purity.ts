/** BCP of the FSE'21 dialect: how many use cases a cluster serves. */
import { type Assignment, clustersOf } from '../assignment';
import type { UseCases } from '../score-input';

/**
 * Mean over clusters of ln |U(C)|, U(C) = the distinct use cases of its members; a member nobody saw at work counts as
 * the one use case `Unknown`. The paper calls it an entropy; its code takes all use cases as equally frequent, so only
 * their count matters. Range 0 to ln(number of use cases); lower is purer.
 *
 * Kalia et al., Mono2Micro, ESEC/FSE 2021, section 4; as its published code computes it.
 */
export function businessContextPurity(assignment: Assignment, useCases: UseCases): number {
  const clusters = clustersOf(assignment);
  const purities = clusters.map((members) => Math.log(countUseCases(members, useCases)));
  return purities.reduce((sum, purity) => sum + purity, 0) / clusters.length;
}

function countUseCases(members: readonly string[], useCases: UseCases): number {
  return new Set(members.flatMap((member) => useCases.get(member) ?? ['Unknown'])).size;
}

/** NED of the FSE'21 dialect: members in clusters too small or too large. */
import { type Assignment, clustersOf } from '../assignment';

/** Sizes that are not extreme, both ends included. */
const [smallest, largest] = [5, 20];

/**
 * 1 − (members in clusters of 5 to 20 members)/(all members). Range 0 to 1; lower is better.
 *
 * Kalia et al., Mono2Micro, ESEC/FSE 2021, section 4, after Wu, Hassan and Holt, ICSM 2005.
 */
export function nonExtremeDistribution(assignment: Assignment): number {
  const sizes = clustersOf(assignment).map(({ length }) => length);
  const wellSized = sizes.filter((size) => size >= smallest && size <= largest);
  return 1 - wellSized.reduce((sum, size) => sum + size, 0) / assignment.size;
}

/** How much of the reference a partition speaks about. */
import type { Assignment } from '../metrics/assignment';

/**
 * Share of the reference's members that the tool places. Range 0 to 1. Every other comparison is over these members
 * only: a tool that places the easy ones alone looks good, until this is read beside it. `null` for an empty reference.
 */
export function completeness(tool: Assignment, reference: Assignment): number | null {
  if (reference.size === 0) return null;
  return [...reference.keys()].filter((member) => tool.has(member)).length / reference.size;
}

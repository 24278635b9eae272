/** IFN of the RLDec dialect: members that other services call. */
import type { Services } from './services';

/**
 * Number of members that are called from another service, divided by K. Range 0 upward; lower is better; 0 for fewer
 * than two services.
 *
 * RLDec, as its published code computes it.
 */
export function interfaceNumber({ assignment, sizes, calls }: Services): number {
  if (sizes.length < 2) return 0;
  const across = calls.filter(({ from, to }) => assignment.get(from) !== assignment.get(to));
  return new Set(across.map(({ to }) => to)).size / sizes.length;
}

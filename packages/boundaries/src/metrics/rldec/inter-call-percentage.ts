/** ICP of the RLDec dialect: how much of the calling crosses services. */
import type { Services } from './services';

/**
 * Σ over calls between services of ln(volume + 1), divided by the same sum over all calls, self-calls included. Range 0
 * to 1; lower is better; 0 without calls, 1 without services.
 *
 * RLDec, as its published code computes it.
 */
export function interCallPercentage({ assignment, sizes, calls }: Services): number {
  if (sizes.length === 0) return 1;
  let [between, all] = [0, 0];
  for (const { from, to, volume } of calls) {
    const weight = Math.log(volume + 1);
    all += weight;
    if (assignment.get(from) !== assignment.get(to)) between += weight;
  }
  return all === 0 ? 0 : between / all;
}

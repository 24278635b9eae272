/** NED of the RLDec dialect: services too small or too large. */
import type { Services } from './services';

/** Sizes that are not extreme, both ends included: FSE'21 has 20. */
const [smallest, largest] = [5, 19];

/**
 * 1 − (services of 5 to 19 members)/(all services): by services, where FSE'21 goes by members. Range 0 to 1; lower is
 * better; 1 without services.
 *
 * RLDec, as its published code computes it ("minmax").
 */
export function nonExtremeDistribution({ sizes }: Services): number {
  if (sizes.length === 0) return 1;
  return 1 - sizes.filter((size) => size >= smallest && size <= largest).length / sizes.length;
}

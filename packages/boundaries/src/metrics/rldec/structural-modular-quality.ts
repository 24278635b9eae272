/** SMQ of the RLDec dialect: density of calls within services less density between them. */
import { countEach } from '../entropy';
import type { Services } from './services';

/**
 * (1/K) Σᵢ cᵢᵢ/nᵢ² − (1/(K(K−1))) Σ over ordered i ≠ j of cᵢⱼ/(nᵢnⱼ), cᵢⱼ = directed pairs with a call from service i to
 * service j, self-calls included. Range −1 to 1; higher is better; 0 for fewer than two services.
 *
 * Sellami et al., Combining static and dynamic analysis (HyDec), 2022, and RLDec; as RLDec's published code computes it.
 */
export function structuralModularQuality({ assignment, sizes, calls }: Services): number {
  const count = sizes.length;
  if (count < 2) return 0;
  const members = countEach(assignment.values());
  let [cohesion, coupling] = [0, 0];
  for (const { from, to } of calls) {
    const [source, target] = [assignment.get(from)!, assignment.get(to)!];
    const density = 1 / (members.get(source)! * members.get(target)!);
    if (source === target) cohesion += density;
    else coupling += density;
  }
  return cohesion / count - coupling / (count * (count - 1));
}

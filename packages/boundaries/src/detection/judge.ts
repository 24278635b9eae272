/** The objective by which one placement is preferred to another. */
import type { Ground } from '../contexts/ground';
import type { Placement } from '../contexts/placement';
import { measureQuality } from './quality';

/** A context with more than this share of all members is a monolith again, unless it is small all the same. */
const largestShare = 0.25;
const smallAllTheSame = 30;

/**
 * Modularity of the graph that detection sees, less half the share of all coupling that is cut, less one member's worth
 * for every context, less what oversized contexts hold beyond their share. Modularity alone hardly tells ten contexts
 * from twenty; every cut has a price, and so has every further service. Measured on all coupling, modularity would hang
 * on whether a few modules that everybody uses happen to be placed or shared. A search climbs the same figure group by
 * group (`reported-objective.ts`).
 */
export function judge({ binding, coupling }: Ground, placement: Placement): number {
  const sizes = new Map<number, number>();
  for (const group of placement.groups.values()) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const total = placement.groups.size;
  const allowed = allowedSize(total);
  const excess = [...sizes.values()].reduce((sum, size) => sum + Math.max(0, size - allowed), 0) / Math.max(total, 1);
  const { modularity } = measureQuality(binding, placement);
  const { cutShare } = measureQuality(coupling, placement);
  return modularity - cutShare / 2 - sizes.size / Math.max(total, 1) - excess;
}

/** How many of all members a context may hold before it counts as oversized. */
export function allowedSize(total: number): number {
  return Math.max(largestShare * total, smallAllTheSame);
}

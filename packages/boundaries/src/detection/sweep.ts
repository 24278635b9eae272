/** Tries resolutions and seeds, keeps the placement that serves best by a stated objective. */
import { type Placement } from '../contexts/placement';
import type { Ground } from '../contexts/ground';
import { settle } from '../contexts/settle';
import type { DetectionAlgorithm } from './algorithm';
import { contract, expand } from './atoms';
import { measureQuality } from './quality';
import { weightsOf } from './weights-of';

/** From few large contexts to many small ones. */
export const resolutions = [0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3] as const;
/** Runs per resolution: Louvain's result depends on the order of its visits. */
const runs = 3;
/** A context with more than this share of all members is a monolith again, unless it is small all the same. */
const largestShare = 0.25;
const smallAllTheSame = 30;

/** What came out best. */
export interface Detection {
  readonly algorithm: string;
  readonly seed: number;
  readonly resolution: number;
  readonly placement: Placement;
  readonly objective: number;
}

/** The best placement over `resolutions` (or the one asked for) and a few seeds from `seed` on. The first wins a tie. */
export function sweep(
  ground: Ground,
  algorithm: DetectionAlgorithm,
  { seed, resolution }: { readonly seed: number; readonly resolution?: number },
): Detection {
  const tries = (resolution === undefined ? [...resolutions] : [resolution]).flatMap((one) =>
    Array.from({ length: runs }, (_, run) => ({ resolution: one, seed: seed + run })),
  );
  const contracted = weightsOf(contract(ground.binding, ground.atoms));
  const detections = tries.map((options): Detection => {
    const placement = settle(ground, expand(algorithm.detect(contracted, options), ground.atoms));
    return { algorithm: algorithm.name, ...options, placement, objective: judge(ground, placement) };
  });
  return detections.reduce((best, one) => (one.objective > best.objective ? one : best));
}

/**
 * The objective: modularity, less half the share of coupling that is cut, less one member's worth for every context,
 * less what oversized contexts hold beyond their share. Modularity alone hardly tells ten contexts from twenty; every
 * cut has a price, and so has every further service.
 */
export function judge({ coupling }: Ground, placement: Placement): number {
  const sizes = new Map<number, number>();
  for (const group of placement.groups.values()) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const total = placement.groups.size;
  const allowed = Math.max(largestShare * total, smallAllTheSame);
  const excess = [...sizes.values()].reduce((sum, size) => sum + Math.max(0, size - allowed), 0) / Math.max(total, 1);
  const { modularity, cutShare } = measureQuality(coupling, placement);
  return modularity - cutShare / 2 - sizes.size / Math.max(total, 1) - excess;
}

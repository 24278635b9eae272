/** SM of the FSE'21 dialect: cohesion within clusters less coupling between them. */
import { type Assignment, type Cluster, clustersOf } from '../assignment';
import type { CallVolume } from '../call-volume';

/**
 * (1/K) Σᵢ μᵢ/nᵢ² − (2/(K(K−1))) Σ over ordered i ≠ j of σᵢⱼ/(2nᵢnⱼ). μᵢ counts pairs within cluster i of which one
 * calls the other, σᵢⱼ pairs across. K = 1: nothing is subtracted. Range −2 to 1; higher is better.
 *
 * A quirk of the published code, kept because the published figures hold it: μ also counts members that call
 * themselves, but **not the last member of each cluster**, so the value depends on the order of members.
 *
 * Kalia et al., Mono2Micro, ESEC/FSE 2021, section 4; the formula is Jin et al.'s (FoSCI), TSE 2021.
 */
export function structuralModularity(assignment: Assignment, calls: readonly CallVolume[]): number {
  const clusters = clustersOf(assignment);
  const home = new Map(clusters.flatMap((cluster) => cluster.map((member) => [member, cluster] as const)));
  let [cohesion, coupling] = [0, 0];
  for (const [a, b] of pairsThatCall(calls)) {
    const [one, other] = [home.get(a), home.get(b)];
    if (!one || !other) continue;
    // Across, a pair is met in both orders: 2 · 1/(2nᵢnⱼ).
    if (one !== other) coupling += 1 / (one.length * other.length);
    else if (a !== b || a !== last(one)) cohesion += 1 / one.length ** 2;
  }
  const count = clusters.length;
  return cohesion / count - (count === 1 ? 0 : (2 * coupling) / (count * (count - 1)));
}

/** Every unordered pair once; a member that calls itself is a pair. */
function pairsThatCall(calls: readonly CallVolume[]): Iterable<readonly [string, string]> {
  const pairs = calls.map(({ from, to }) => (from < to ? ([from, to] as const) : ([to, from] as const)));
  return new Map(pairs.map((pair) => [JSON.stringify(pair), pair])).values();
}

function last(cluster: Cluster): string | undefined {
  return cluster[cluster.length - 1];
}

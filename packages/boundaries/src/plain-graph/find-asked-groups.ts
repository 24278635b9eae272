/** Groups of a graph when their number is given. */
import type { Partition } from '../detection/algorithm';
import { consensusOf } from '../detection/consensus';
import { leiden } from '../detection/leiden';
import { searchLocally } from '../detection/local-search';
import { modularity } from '../detection/objectives';
import type { WeightedGraph } from '../detection/weighted-graph';
import { bestOf, type FoundGroups } from './find-groups';
import type { ReadyGraph } from './ready-graph';

/** Graphs up to this size are searched more thoroughly, and by what makes good services; it costs seconds. */
const small = 300;
const runsOf = { small: 10, large: 4 } as const;
/** Kicks of a small graph: fewer the more nodes it has. */
const mostKicks = 10;
const kickedNodes = 1000;

/** Tries to find a resolution: each halves the range. */
const tries = 16;
const widest = { low: 0.01, high: 50 } as const;

/**
 * A resolution at which Leiden sees about as many groups, then a local search that keeps exactly as many: by modularity
 * at that resolution, or, in a small graph whose edges have a direction, by what makes good services. From several seeds and
 * from the consensus of their results; the best is taken.
 */
export function findAskedGroups({ joined, limits, services }: ReadyGraph, seed: number, count: number): FoundGroups {
  const resolution = findResolution(joined, seed, count);
  const isSmall = joined.nodes.length <= small;
  const objective = (isSmall && services) || modularity(resolution);
  const kicks = isSmall ? Math.min(mostKicks, Math.floor(kickedNodes / joined.nodes.length)) : 0;
  const search = (start: Partition, run: number): Partition =>
    searchLocally(joined, objective, { seed: seed + run, start, count, limits, kicks });
  const runs = Array.from({ length: isSmall ? runsOf.small : runsOf.large }, (_, run) =>
    search(leiden.detect(joined, { seed: seed + run, resolution }), run),
  );
  return {
    partition: bestOf(joined, objective, [...runs, search(consensusOf(runs, { seed }), 0)]),
    runs,
    algorithm: 'local-search',
    objective: objective.name,
    resolution,
    why: `${count} ${count === 1 ? 'was' : 'were'} asked for`,
  };
}

/** More resolution, more groups: the nearest found by halving, geometrically. */
function findResolution(graph: WeightedGraph, seed: number, count: number): number {
  let { low, high }: { low: number; high: number } = widest;
  let [best, distance] = [1, Infinity];
  for (let left = tries; left > 0 && distance > 0; left -= 1) {
    const resolution = Math.sqrt(low * high);
    const found = new Set(leiden.detect(graph, { seed, resolution }).values()).size;
    if (Math.abs(found - count) < distance) [best, distance] = [resolution, Math.abs(found - count)];
    if (found < count) low = resolution;
    else high = resolution;
  }
  return best;
}

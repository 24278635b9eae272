/** Local search: changes a partition as long as a stated objective rises and no limit is broken. */
import type { DetectionAlgorithm, DetectionOptions, Partition } from './algorithm';
import { fitCount } from './fit-count';
import { Grouping } from './grouping';
import { leiden } from './leiden';
import { heedLimits, type Limits, toLimits } from './limits';
import type { Objective } from './objective';
import { modularity } from './objectives';
import { type Groups, renumber, toGroups, toPartition } from './partition';
import { randomFrom } from './random';
import { joinWhole, movePart, splitAndJoin, splitOff } from './search-group-steps';
import { kick, moveSingle, swapTwo } from './search-steps';
import { Search } from './search';
import type { WeightedGraph } from './weighted-graph';

/** How a search is done. */
export interface SearchOptions extends DetectionOptions {
  /** Where to begin; Leiden's groups when absent. */
  readonly start?: Partition;
  /** How often to shake what was found and search again; what is no better is dropped. */
  readonly kicks?: number;
}

/** Rounds over all steps, each of which must have raised the objective: fewer in large graphs, where one takes long. */
const mostRounds = 50;
const fewestRounds = 3;
const visitedNodes = 15_000;

export const localSearch: DetectionAlgorithm = {
  name: 'local-search',
  describes: 'Moves, joins, splits and swaps from Leiden on, as long as the objective rises and no limit is broken.',
  climbs: true,
  heeds: { count: true, limits: true },
  detect: (graph, options) => searchLocally(graph, modularity(options.resolution), options),
};

/**
 * The best partition found from `start`. With `count`, as many groups as that, where nodes and limits allow it; a
 * partition that breaks a limit is mended before the search.
 */
export function searchLocally(graph: WeightedGraph, objective: Objective, options: SearchOptions): Partition {
  const { seed, count, kicks = 0 } = options;
  const limits = toLimits(graph, options.limits);
  const next = randomFrom(seed);
  const searchFrom = (groups: Groups) => new Search(new Grouping(graph, groups, objective), objective, limits, count);
  let best = climb(searchFrom(begin(graph, limits, options)), next);
  for (let round = 0; round < kicks; round += 1) {
    const shaken = searchFrom(best.grouping.groupOf);
    kick(shaken, next);
    const found = climb(shaken, next);
    if (found.value > best.value + 1e-9) best = found;
  }
  return toPartition(graph, best.grouping.groupOf);
}

function begin(graph: WeightedGraph, limits: Limits, { start, count, ...options }: SearchOptions): Int32Array {
  const grouping = new Grouping(graph, toGroups(graph, start ?? leiden.detect(graph, options)));
  heedLimits(limits, grouping);
  if (count === undefined || grouping.count === count) return renumber(grouping.groupOf);
  return fitCount(graph, limits, grouping.groupOf, count);
}

/** Small steps until none helps, then one round of larger ones, and again. */
function climb(search: Search, next: () => number): Search {
  const nodes = Math.max(1, search.grouping.graph.nodes.length);
  const rounds = Math.max(fewestRounds, Math.min(mostRounds, Math.floor(visitedNodes / nodes)));
  for (let round = 0; round < rounds; round += 1) {
    moveSingle(search, next);
    const steps = [joinWhole, splitOff, movePart, splitAndJoin, swapTwo].map((step) => step(search, next));
    if (!steps.some(Boolean)) break;
  }
  return search;
}

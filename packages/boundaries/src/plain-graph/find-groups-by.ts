/** Groups of a graph by one algorithm of the table, as it is. */
import { BanyanError } from '@banyan/model';
import type { DetectionAlgorithm } from '../detection/algorithm';
import { algorithmNamed, algorithms } from '../detection/algorithms';
import { modularity } from '../detection/objectives';
import { bestOf, countOfRuns, type FoundGroups } from './find-groups';
import type { ReadyGraph } from './ready-graph';

/**
 * The best of several seeds by modularity.
 * @throws BanyanError `BOUNDARIES_ALGORITHM_UNKNOWN`, `GRAPH_ALGORITHM_HEEDS_NOT` when it cannot do what is asked
 */
export function findGroupsBy(
  name: string,
  { joined, limits }: ReadyGraph,
  { seed, count }: { readonly seed: number; readonly count?: number },
): FoundGroups {
  const algorithm = algorithmNamed(name);
  if (count !== undefined && !algorithm.heeds.count) throw heedsNot(algorithm, 'count', 'a number of contexts');
  const isLimited = (limits.apart ?? []).length > 0 || limits.largest !== undefined;
  if (isLimited && !algorithm.heeds.limits) throw heedsNot(algorithm, 'limits', '"apart" and "largest"');
  const options = { limits, ...(count !== undefined && { count }) };
  const runs = Array.from({ length: countOfRuns }, (_, run) =>
    algorithm.detect(joined, { ...options, seed: seed + run }),
  );
  const partition = bestOf(joined, modularity(), runs);
  return {
    partition,
    runs,
    algorithm: name,
    objective: 'modularity',
    resolution: 1,
    why: count === undefined ? `so many does ${name} see` : `${count} ${count === 1 ? 'was' : 'were'} asked for`,
  };
}

function heedsNot({ name }: DetectionAlgorithm, what: 'count' | 'limits', words: string): BanyanError {
  const able = algorithms.filter(({ heeds }) => heeds[what]).map((one) => one.name);
  return new BanyanError(
    'GRAPH_ALGORITHM_HEEDS_NOT',
    `${name} cannot be told ${words}.`,
    `Take ${able.join(' or ')}, or leave the algorithm to banyan.`,
  );
}

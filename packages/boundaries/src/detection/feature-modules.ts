/** Feature modules: the smallest groups that the code itself suggests. Contexts are made of them, whole. */
import type { Partition } from './algorithm';
import { consensusOf } from './consensus';
import { leiden } from './leiden';
import type { WeightedGraph } from './weighted-graph';

/** Twice as fine as modularity alone: features of a few files each, as folders and Nest modules of teams are. */
export const moduleResolution = 2;

/** Runs of the detection: how much they agree says how sure a place is. */
export const runs = 10;

/** What is together in most runs, and the runs. */
export interface FeatureModules {
  readonly consensus: Partition;
  readonly runs: readonly Partition[];
}

/** Feature modules of a binding graph, from the seeds `seed` on. */
export function findFeatureModules(graph: WeightedGraph, seed: number): FeatureModules {
  const found = Array.from({ length: runs }, (_, run) =>
    leiden.detect(graph, { resolution: moduleResolution, seed: seed + run }),
  );
  return { consensus: consensusOf(found, { seed }), runs: found };
}

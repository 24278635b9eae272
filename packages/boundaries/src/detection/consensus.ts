/**
 * Consensus of many partitions: what is together in most of them.
 * Lancichinetti and Fortunato, Consensus clustering in complex networks, Scientific Reports 2, 336 (2012).
 */
import type { DetectionAlgorithm, Partition } from './algorithm';
import { coAssociation, toBlocks } from './co-association';
import { leiden } from './leiden';

/** How a consensus is looked for. */
export interface ConsensusOptions {
  readonly seed: number;
  /** Pairs that are together in fewer runs than this share have nothing to do with each other. Default 0.5. */
  readonly threshold?: number;
  /** What groups the graph of shares. Default Leiden. */
  readonly algorithm?: DetectionAlgorithm;
}

/** Rounds until all runs agree; two or three are usual. */
const mostRounds = 10;

/**
 * Groups the graph whose weights are the shares of runs in which two members are together, as often as there are
 * partitions, until all of them are the same. All partitions are of the same members.
 */
export function consensusOf(
  partitions: readonly Partition[],
  { seed, threshold = 0.5, algorithm = leiden }: ConsensusOptions,
): Partition {
  let current = partitions;
  for (let round = 0; round < mostRounds && toBlocks(current).disagree; round += 1) {
    const { graph, expand } = coAssociation(current, threshold);
    current = partitions.map((_, run) =>
      expand(algorithm.detect(graph, { seed: seed + round * partitions.length + run })),
    );
  }
  return current[0] ?? new Map();
}

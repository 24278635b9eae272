/** Tries resolutions, each with several seeds, and settles what most seeds agree on. */
import type { Ground } from '../contexts/ground';
import type { Placement } from '../contexts/placement';
import { settle } from '../contexts/settle';
import { groupBy } from '../facts-index';
import type { DetectionAlgorithm, Partition } from './algorithm';
import { consensusOf } from './consensus';
import { type FeatureModules, findFeatureModules, runs } from './feature-modules';
import { joinNodes } from './join-nodes';
import { judge } from './judge';
import { leiden } from './leiden';
import { valueOfPartition } from './objective';
import { modularity } from './objectives';
import { weightsOf } from './weights-of';
import type { WeightedGraph } from './weighted-graph';

/** From few large contexts to many small ones. */
export const resolutions = [0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1] as const;

/** Seeds that a resolution is tried with; each has several attempts. */
const seedsEach = 4;

/** Attempts a run has: the graph of feature modules is small, and the best of several varies less than one. */
const attempts = 4;

/** One way to cut, at one resolution. */
export interface Candidate {
  readonly resolution: number;
  readonly placement: Placement;
  /** Higher is better; compares within one sweep. */
  readonly objective: number;
}

/** What a sweep found. */
export interface Sweep {
  /** One for every resolution, in the order of the resolutions. */
  readonly candidates: readonly Candidate[];
  /** The feature modules that all candidates are made of. */
  readonly modules: FeatureModules;
  /** The placements that single seeds give at a resolution, without a consensus. */
  readonly placementsAt: (resolution: number) => readonly Placement[];
}

/** How a sweep is made. */
export interface SweepOptions {
  readonly seed: number;
  /** This one alone. */
  readonly resolution?: number;
  /** What groups feature modules. Default Leiden. */
  readonly algorithm?: DetectionAlgorithm;
}

/**
 * Feature modules first, then groups of them at every resolution (or the one asked for). Atoms and feature modules are
 * never taken apart on the way.
 */
export function sweep(ground: Ground, { seed, resolution: asked, algorithm = leiden }: SweepOptions): Sweep {
  const graph = weightsOf(ground.binding);
  const modules = findFeatureModules(graph, seed);
  const group = grouping(ground, graph, modules.consensus, algorithm);
  const candidates = (asked === undefined ? resolutions : [asked]).map((resolution): Candidate => {
    const found = seedsFrom(seed, seedsEach).map((one) => group(resolution, one));
    const placement = settle(ground, consensusOf(found, { seed }));
    return { resolution, placement, objective: judge(ground, placement) };
  });
  const placementsAt = (resolution: number) =>
    seedsFrom(seed, runs).map((one, run) =>
      settle(ground, grouping(ground, graph, modules.runs[run]!, algorithm)(resolution, one)),
    );
  return { candidates, modules, placementsAt };
}

/** Groups whole feature modules and atoms by one run of the algorithm: the best of a few attempts. */
function grouping(
  { atoms }: Ground,
  graph: WeightedGraph,
  modules: Partition,
  algorithm: DetectionAlgorithm,
): (resolution: number, seed: number) => Partition {
  const whole = [...groupBy([...modules], ([, number]) => number).values()].map((pairs) => pairs.map(([node]) => node));
  const { joined, expand } = joinNodes(graph, [...whole, ...[...atoms].map(([member, atom]) => [member, atom])]);
  return (resolution, seed) => {
    const quality = modularity(resolution);
    const found = Array.from({ length: attempts }, (_, at) => {
      const partition = algorithm.detect(joined, { resolution, seed: seed * attempts + at });
      return { partition, value: valueOfPartition(joined, quality, partition) };
    });
    return expand(found.reduce((best, one) => (one.value > best.value ? one : best)).partition);
  };
}

function seedsFrom(seed: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, run) => seed + run);
}

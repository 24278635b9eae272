/** Tries resolutions, each with several seeds, and settles what most seeds agree on. */
import { groupBy } from '@banyan/model';
import type { Ground } from '../contexts/ground';
import type { Placement } from '../contexts/placement';
import { settle } from '../contexts/settle';
import type { NodeId } from '../criteria/criterion';
import type { DetectionAlgorithm, Partition } from './algorithm';
import { consensusOf } from './consensus';
import { type FeatureModules, findFeatureModules, runs } from './feature-modules';
import { joinNodes } from './join-nodes';
import { judge } from './judge';
import { judgedNodes } from './judged-nodes';
import { leiden } from './leiden';
import { searchLocally } from './local-search';
import { valueOfPartition } from './objective';
import { modularity } from './objectives';
import { reportedObjective } from './reported-objective';
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

/**
 * Groups whole feature modules and atoms by one run of the algorithm: the best of a few attempts by modularity, from
 * where an algorithm that climbs goes on by the objective that is reported.
 */
function grouping(
  ground: Ground,
  graph: WeightedGraph,
  modules: Partition,
  algorithm: DetectionAlgorithm,
): (resolution: number, seed: number) => Partition {
  const whole = [...groupBy([...modules], ([, number]) => number).values()].map((pairs) => pairs.map(([node]) => node));
  const together = [...whole, ...[...ground.atoms].map(([member, atom]) => [member, atom])];
  const { joined, expand } = joinNodes(graph, together);
  const climb = algorithm.climbs ? climber(ground, together) : undefined;
  const attempt = climb ? leiden : algorithm;
  return (resolution, seed) => {
    const quality = modularity(resolution);
    const found = Array.from({ length: attempts }, (_, at) => {
      const partition = attempt.detect(joined, { resolution, seed: seed * attempts + at });
      return { partition, value: valueOfPartition(joined, quality, partition) };
    });
    const best = expand(found.reduce((one, other) => (other.value > one.value ? other : one)).partition);
    return climb ? climb(best, seed) : best;
  };
}

/** Climbs from a partition of all nodes; what has no place of its own (folders, words) is left out of what is found. */
function climber(ground: Ground, together: readonly (readonly NodeId[])[]) {
  const judged = judgedNodes(ground, together);
  const objective = reportedObjective(judged);
  return (start: Partition, seed: number): Partition =>
    judged.expand(searchLocally(judged.binding, objective, { seed, start: judged.contract(start) }));
}

function seedsFrom(seed: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, run) => seed + run);
}

/** What makes groups good services, four figures in balance: for a number of services that is given. */
import type { Grouping, GroupWatcher } from './grouping';
import type { Objective } from './objective';
import { structuralModularity } from './objectives';

/** For which entry points nodes work, by position. */
export interface Purposes {
  /** Numbers of the entry points that come to a node. */
  readonly of: readonly ReadonlySet<number>[];
  /** How many use cases stand behind an entry point. */
  readonly weights: ReadonlyMap<number, number>;
}

/** A service has as many members as a team can look after: Mono2Micro's band (NED). */
const fewest = 5;
const most = 20;
/** Where the mean is this many times above the band, the band goes up to as many times the mean. */
const stretch = 1.5;

/** What each figure counts for; a figure near 0 outweighs everything. */
const shares = { focus: 2, kept: 1, density: 0.7, sizes: 1.5 } as const;
const least = 1e-3;

/**
 * The weighted geometric mean, as a logarithm, of four figures from 0 to 1: none can be bought with the others.
 * - focus: how few use cases come to a group, against all there are (business context purity, its inverse)
 * - kept: share of the weight that stays inside groups (inter-service calls, its inverse)
 * - density: structural modularity, of links as far as they are sure
 * - sizes: share of the members in groups neither tiny nor huge (non-extreme distribution, its inverse)
 *
 * Defined after the figures of Kalia et al., Mono2Micro, ESEC/FSE 2021, with what is known before anything runs.
 */
export function servicesObjective(purposes: Purposes): Objective {
  const density = structuralModularity;
  const all = Math.log(
    Math.max(
      2,
      countUseCases(
        purposes,
        purposes.of.flatMap((own) => [...own]),
      ),
    ),
  );
  return {
    name: 'services',
    describes: 'Focus on few use cases, weight kept inside, density and fitting sizes, in balance.',
    between: true,
    watch: () => watchUseCases(purposes),
    width: 5,
    terms: (grouping, groups) => {
      let [spread, kept, fitting] = [0, 0, 0];
      for (const group of groups) {
        spread += Math.log(Math.max(1, grouping.watcher!.figureOf(group)));
        kept += grouping.insides[group]!;
        if (fits(grouping, group)) fitting += grouping.sizes[group]!;
      }
      return [spread, kept, fitting, ...density.terms(grouping, groups)];
    },
    combine: ([spread = 0, kept = 0, fitting = 0, ...dense], grouping) => {
      const { total } = grouping.graph;
      const figures = {
        focus: 1 - spread / Math.max(1, grouping.count) / all,
        kept: total === 0 ? 1 : kept / total,
        density: density.combine(dense, grouping),
        sizes: fitting / Math.max(1, grouping.total),
      };
      return Object.entries(shares).reduce(
        (sum, [figure, share]) => sum + share * Math.log(Math.max(least, figures[figure as keyof typeof shares])),
        0,
      );
    },
  };
}

function fits({ sizes, graph, count }: Grouping, group: number): boolean {
  const mean = graph.nodes.length / Math.max(1, count);
  return sizes[group]! >= fewest && sizes[group]! <= (mean > stretch * most ? stretch * mean : most);
}

/** The use cases that come to each group, kept as its nodes come and go. */
function watchUseCases({ of, weights }: Purposes): GroupWatcher {
  const entryPoints = of.map((own) => Int32Array.from(own));
  const most = entryPoints.reduce((sum, own) => own.reduce((largest, one) => Math.max(largest, one + 1), sum), 0);
  const weightOf = Float64Array.from({ length: most }, (_, entryPoint) => weights.get(entryPoint) ?? 1);
  const nodesFor: Int32Array[] = [];
  const useCases: number[] = [];
  const change = (at: number, group: number, by: 1 | -1): void => {
    const counts = (nodesFor[group] ??= new Int32Array(most));
    let sum = useCases[group] ?? 0;
    for (const entryPoint of entryPoints[at]!) {
      if (counts[entryPoint] === (by === 1 ? 0 : 1)) sum += by * weightOf[entryPoint]!;
      counts[entryPoint]! += by;
    }
    useCases[group] = sum;
  };
  return {
    put: (at, group) => change(at, group, 1),
    take: (at, group) => change(at, group, -1),
    figureOf: (group) => useCases[group] ?? 0,
  };
}

/** Use cases behind these entry points, each entry point once. */
function countUseCases({ weights }: Purposes, entryPoints: Iterable<number>): number {
  let count = 0;
  for (const entryPoint of new Set(entryPoints)) count += weights.get(entryPoint) ?? 1;
  return count;
}

/** What makes groups good services, four figures in balance: for a number of services that is given. */
import type { Grouping } from './grouping';
import type { Objective } from './objective';
import { structuralModularityBy } from './objectives';

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
const shares = { focus: 2, kept: 1, density: 0.5, sizes: 1 } as const;
const least = 1e-3;

/**
 * The weighted geometric mean, as a logarithm, of four figures from 0 to 1: none can be bought with the others.
 * - focus: how few use cases come to a group, against all there are (business context purity, its inverse)
 * - kept: share of the weight that stays inside groups (inter-service calls, its inverse)
 * - density: structural modularity by weight
 * - sizes: share of the members in groups neither tiny nor huge (non-extreme distribution, its inverse)
 *
 * Defined after the figures of Kalia et al., Mono2Micro, ESEC/FSE 2021, with what is known before anything runs.
 */
export function servicesObjective(purposes: Purposes): Objective {
  const density = structuralModularityBy('weight');
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
    width: 5,
    terms: (grouping, groups) => {
      let [spread, kept, fitting] = [0, 0, 0];
      for (const group of groups) {
        spread += Math.log(Math.max(1, countUseCases(purposes, purposesOf(purposes, grouping.members[group]!))));
        kept += grouping.insides[group]!;
        if (fits(grouping, group)) fitting += grouping.sizes[group]!;
      }
      return [spread, kept, fitting, ...density.terms(grouping, groups)];
    },
    combine: ([spread = 0, kept = 0, fitting = 0, ...dense], grouping) => {
      const { total, sizes } = grouping.graph;
      const figures = {
        focus: 1 - spread / Math.max(1, grouping.count) / all,
        kept: total === 0 ? 1 : kept / total,
        density: density.combine(dense, grouping),
        sizes:
          fitting /
          Math.max(
            1,
            sizes.reduce((sum, size) => sum + size, 0),
          ),
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

function* purposesOf({ of }: Purposes, members: Iterable<number>): Generator<number> {
  for (const at of members) yield* of[at]!;
}

/** Use cases behind these entry points, each entry point once. */
function countUseCases({ weights }: Purposes, entryPoints: Iterable<number>): number {
  let count = 0;
  for (const entryPoint of new Set(entryPoints)) count += weights.get(entryPoint) ?? 1;
  return count;
}

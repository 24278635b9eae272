/** One node for several: what must stay together, and the levels of Louvain's family. */
import type { NodeId } from '../criteria/criterion';
import type { Partition } from './algorithm';
import { type Groups, membersByGroup, renumber } from './partition';
import type { WeightedGraph } from './weighted-graph';

/**
 * Every group as one node with the name of its first member; links are added up, those inside become a loop. Nodes stay
 * sorted: node `i` is group `i` of the renumbered groups. Asked for many times, so sums are kept by number.
 */
export function joinGroups(graph: WeightedGraph, groups: Groups): WeightedGraph {
  const numbers = renumber(groups);
  const members = [...membersByGroup(numbers).values()];
  const sums = new LinkSums(graph, numbers, members.length);
  const joined = members.map((own) => sums.of(own));
  const strengths = joined.map(({ weights, loop }) => weights.reduce((sum, weight) => sum + weight, 2 * loop));
  return {
    nodes: members.map(([first]) => graph.nodes[first!]!),
    sizes: members.map((own) => own.reduce((sum, at) => sum + graph.sizes[at]!, 0)),
    neighbours: joined.map(({ neighbours }) => neighbours),
    weights: joined.map(({ weights }) => weights),
    pairs: joined.map(({ pairs }) => pairs),
    loops: joined.map(({ loop }) => loop),
    loopPairs: joined.map(({ loopPairs }) => loopPairs),
    strengths,
    total: strengths.reduce((sum, strength) => sum + strength, 0) / 2,
  };
}

/** Adds up what a group is linked to; lives as long as one joining. */
class LinkSums {
  private readonly weights: Float64Array;
  private readonly pairs: Float64Array;

  constructor(
    private readonly graph: WeightedGraph,
    private readonly numbers: Int32Array,
    count: number,
  ) {
    this.weights = new Float64Array(count);
    this.pairs = new Float64Array(count);
  }

  of(members: readonly number[]) {
    const { graph, numbers, weights, pairs } = this;
    const group = numbers[members[0]!]!;
    const touched: number[] = [];
    let loop = 0;
    let loopPairs = 0;
    for (const at of members) {
      loop += graph.loops[at]!;
      loopPairs += graph.loopPairs[at]!;
      const neighbours = graph.neighbours[at]!;
      const own = graph.weights[at]!;
      const ownPairs = graph.pairs[at]!;
      for (let link = 0; link < neighbours.length; link += 1) {
        const other = numbers[neighbours[link]!]!;
        if (other === group) {
          // A link inside is seen from both ends.
          loop += own[link]! / 2;
          loopPairs += ownPairs[link]! / 2;
          continue;
        }
        if (weights[other] === 0) touched.push(other);
        weights[other]! += own[link]!;
        pairs[other]! += ownPairs[link]!;
      }
    }
    sortNumbers(touched);
    return { neighbours: touched, weights: take(weights, touched), pairs: take(pairs, touched), loop, loopPairs };
  }
}

/** Reads sums and sets them back. */
function take(sums: Float64Array, touched: readonly number[]): number[] {
  const taken: number[] = [];
  for (const at of touched) {
    taken.push(sums[at]!);
    sums[at] = 0;
  }
  return taken;
}

/** Most nodes have few neighbours, for which `Array.prototype.sort` copies and calls more than it compares. */
const few = 32;

function sortNumbers(numbers: number[]): void {
  if (numbers.length > few) return void numbers.sort((a, b) => a - b);
  for (let at = 1; at < numbers.length; at += 1) {
    const number = numbers[at]!;
    let before = at - 1;
    for (; before >= 0 && numbers[before]! > number; before -= 1) numbers[before + 1] = numbers[before]!;
    numbers[before + 1] = number;
  }
}

/** A graph in which each of `together` is one node, and the way back to a partition of all nodes. */
export function joinNodes(
  graph: WeightedGraph,
  together: readonly (readonly NodeId[])[],
): { readonly joined: WeightedGraph; readonly expand: (partition: Partition) => Partition } {
  const roots = Int32Array.from(graph.nodes, (_, at) => at);
  const rootOf = (at: number): number => (roots[at] === at ? at : rootOf(roots[at]!));
  const positions = new Map(graph.nodes.map((node, at) => [node, at]));
  for (const members of together) {
    const known = members.flatMap((member) => positions.get(member) ?? []).map(rootOf);
    for (const at of known) roots[rootOf(at)] = rootOf(known[0]!);
  }
  const numbers = renumber(graph.nodes.map((_, at) => rootOf(at)));
  const joined = joinGroups(graph, numbers);
  return {
    joined,
    expand: (partition) =>
      new Map(graph.nodes.map((node, at) => [node, partition.get(joined.nodes[numbers[at]!]!) ?? -1])),
  };
}

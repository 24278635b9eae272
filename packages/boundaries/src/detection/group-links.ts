/** How strongly one node is linked to each group it touches: asked for every node many times, so it allocates nothing. */
import type { Groups } from './partition';
import type { WeightedGraph } from './weighted-graph';

/** Lives as long as one pass over a graph; `touched` and `to` tell of the node that was collected last. */
export class GroupLinks {
  /** The groups of the neighbours, in the order in which they were met. */
  readonly touched: number[] = [];
  private readonly sums: Float64Array;

  /** @param groups how many group numbers there are, from 0 */
  constructor(groups: number) {
    this.sums = new Float64Array(groups);
  }

  /** Weight of the links to a group; 0 for one that is not touched. */
  to(group: number): number {
    return this.sums[group]!;
  }

  /** Adds up the links of a node; with `within`, of those to neighbours of its own part of that grouping only. */
  collect(graph: WeightedGraph, groups: Groups, at: number, within?: Groups): this {
    while (this.touched.length > 0) this.sums[this.touched.pop()!] = 0;
    const neighbours = graph.neighbours[at]!;
    const weights = graph.weights[at]!;
    for (let link = 0; link < neighbours.length; link += 1) {
      if (within && within[neighbours[link]!] !== within[at]) continue;
      const group = groups[neighbours[link]!]!;
      // Weights are above 0, so a sum of 0 is one that has not begun.
      if (this.sums[group] === 0) this.touched.push(group);
      this.sums[group]! += weights[link]!;
    }
    return this;
  }
}

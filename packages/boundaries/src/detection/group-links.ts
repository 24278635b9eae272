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

  /** Adds up the links of a node, those to neighbours for which `counts` is false left out. */
  collect(graph: WeightedGraph, groups: Groups, at: number, counts?: (neighbour: number) => boolean): this {
    for (const group of this.touched) this.sums[group] = 0;
    this.touched.length = 0;
    const [neighbours, weights] = [graph.neighbours[at]!, graph.weights[at]!];
    for (let link = 0; link < neighbours.length; link += 1) {
      if (counts && !counts(neighbours[link]!)) continue;
      const group = groups[neighbours[link]!]!;
      // Weights are above 0, so a sum of 0 is one that has not begun.
      if (this.sums[group] === 0) this.touched.push(group);
      this.sums[group]! += weights[link]!;
    }
    return this;
  }
}

/** Coupling that was kept as lists, for who measures a placement by it. */
import type { WeighedEdges } from '../detection/quality';

/** Edges as lists of the same length, in the order in which they are summed up. */
export interface WeighedPairs {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly weights: readonly number[];
}

/** The pairs as a graph is seen by who measures a placement. */
export function toEdges({ from, to, weights }: WeighedPairs): WeighedEdges {
  return {
    forEachEdge: (visit) => weights.forEach((weight, at) => visit(`${at}`, { weight }, from[at]!, to[at]!)),
  };
}

/** The coupling graph of a project, by the tables of criteria and partings: proposals and questions about them use the same one. */
import { criteria } from '../criteria/criteria';
import type { WeighedEdges } from '../detection/quality';
import type { FactsIndex } from '../facts-index';
import { partings } from '../partings/partings';
import { type CouplingGraph, graphOf, scorePairs, splitKey } from './coupling-graph';

/** Everything that couples. */
export function couplingOf(index: FactsIndex): CouplingGraph {
  return graphOf(index, criteria, partings);
}

/**
 * Without the stars around what members have in common, and never made a graph: enough to measure a placement, in
 * three fifths of the time.
 */
export function directCouplingOf(index: FactsIndex): WeighedEdges {
  const direct = criteria.filter(({ star }) => !star);
  const { edges } = scorePairs(index, direct, partings);
  return {
    forEachEdge: (visit) => {
      for (const [key, parts] of edges) {
        const [a, b] = splitKey(key);
        visit(key, { weight: parts.reduce((sum, { weight }) => sum + weight, 0) }, a, b);
      }
    },
  };
}

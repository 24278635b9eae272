/** The coupling graph of a project, by the tables of criteria and partings: proposals and questions about them use the same one. */
import { criteria } from '../criteria/criteria';
import type { FactsIndex } from '../facts-index';
import { partings } from '../partings/partings';
import { type CouplingGraph, graphOf } from './coupling-graph';

/** Everything that couples. */
export function couplingOf(index: FactsIndex): CouplingGraph {
  return graphOf(index, criteria, partings);
}

/** Without the stars around what members have in common: enough to measure a placement. */
export function directCouplingOf(index: FactsIndex): CouplingGraph {
  return graphOf(
    index,
    criteria.filter(({ star }) => !star),
    partings,
  );
}

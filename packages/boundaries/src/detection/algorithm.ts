/** What a detection algorithm is: a weighted graph in, a group for every node out. */
import type { NodeId } from '../criteria/criterion';
import type { WeightedGraph } from './weighted-graph';

/** The group of every node, in the order of the nodes. Numbers say which groups are one, and nothing else. */
export type Partition = ReadonlyMap<NodeId, number>;

/** What groups must not be. Members that must stay together are joined beforehand (`joinNodes`). */
export interface GroupLimits {
  /** Pairs that must not meet in one group. */
  readonly apart?: readonly (readonly [NodeId, NodeId])[];
  /** Members a group may have. A node that stands for more is left alone. */
  readonly largest?: number;
}

/** How a partition is looked for. */
export interface DetectionOptions {
  /** The same seed gives the same partition. */
  readonly seed: number;
  /** Below 1 fewer, above 1 more groups. Default 1. */
  readonly resolution?: number;
  /** Exactly that many groups, from algorithms that can. */
  readonly count?: number;
  readonly limits?: GroupLimits;
}

/** A row of the table of algorithms. */
export interface DetectionAlgorithm {
  readonly name: string;
  readonly describes: string;
  /** Whether it looks at `count` and at `limits`; the others pass them by. */
  readonly heeds: { readonly count: boolean; readonly limits: boolean };
  /** Whether it goes on from what it detects, up the objective that is reported, where there is one to report. */
  readonly climbs?: true;
  /** Pure: the same graph and options give the same partition. */
  readonly detect: (graph: WeightedGraph, options: DetectionOptions) => Partition;
}

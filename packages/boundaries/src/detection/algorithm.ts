/** What a detection algorithm is: a graph in, a group for every node out. */
import type { NodeId } from '../criteria/criterion';
import type { CouplingGraph } from '../graph/coupling-graph';

/** The group of every node. Numbers carry no meaning. */
export type Partition = ReadonlyMap<NodeId, number>;

/** A row of the table of algorithms. */
export interface DetectionAlgorithm {
  readonly name: string;
  readonly describes: string;
  /** Pure: the same graph, resolution and seed give the same partition. */
  readonly detect: (graph: CouplingGraph, options: { readonly resolution: number; readonly seed: number }) => Partition;
}

/** The objective of `judge`, told group by group, so that a search can climb it. */
import type { GroupWatcher } from './grouping';
import { allowedSize } from './judge';
import type { Objective } from './objective';
import { modularity } from './objectives';
import type { WeightedGraph } from './weighted-graph';

/** What a placement is judged by, over nodes that are all placed. */
export interface JudgedNodes {
  /** What detection sees between them. */
  readonly binding: WeightedGraph;
  /** Everything between them; the same nodes in the same order. */
  readonly coupling: WeightedGraph;
  /** How many modules each node stands for: entities count for none. */
  readonly modules: readonly number[];
}

/** Of a grouping of `binding`, exactly what `judge` says of the placement: no member is shared, every entity has a group. */
export function reportedObjective({ coupling, modules }: JudgedNodes): Objective {
  const quality = modularity();
  return {
    name: 'reported',
    describes: 'Modularity of what detection sees, less half of the coupling cut, a price for each context, oversize.',
    between: false,
    watch: () => new CutWatcher(coupling, modules),
    width: 2,
    terms: (grouping, groups) => [
      ...quality.terms(grouping, groups),
      groups.reduce((sum, group) => sum + grouping.watcher!.figureOf(group), 0),
    ],
    combine: ([kept = 0, rest = 0]) => kept + rest - (coupling.total === 0 ? 0 : 0.5),
  };
}

/** Keeps the coupling inside each group and its modules; the figure is the group's part of the objective. */
class CutWatcher implements GroupWatcher {
  private readonly groupOf: Int32Array;
  private readonly insides: Float64Array;
  private readonly sizes: Float64Array;
  private readonly total: number;

  constructor(
    private readonly coupling: WeightedGraph,
    private readonly modules: readonly number[],
  ) {
    this.groupOf = new Int32Array(modules.length).fill(-1);
    this.insides = new Float64Array(modules.length);
    this.sizes = new Float64Array(modules.length);
    this.total = modules.reduce((sum, count) => sum + count, 0);
  }

  put(at: number, group: number): void {
    this.groupOf[at] = group;
    this.account(at, group, 1);
  }

  take(at: number, group: number): void {
    this.account(at, group, -1);
    this.groupOf[at] = -1;
  }

  figureOf(group: number): number {
    const kept = this.coupling.total === 0 ? 0 : this.insides[group]! / (2 * this.coupling.total);
    const size = this.sizes[group]!;
    if (size === 0) return kept;
    return kept - (1 + Math.max(0, size - allowedSize(this.total))) / this.total;
  }

  private account(at: number, group: number, sign: 1 | -1): void {
    const [neighbours, weights] = [this.coupling.neighbours[at]!, this.coupling.weights[at]!];
    let inside = this.coupling.loops[at]!;
    for (let link = 0; link < neighbours.length; link += 1) {
      if (neighbours[link] !== at && this.groupOf[neighbours[link]!] === group) inside += weights[link]!;
    }
    this.insides[group]! += sign * inside;
    this.sizes[group]! += sign * this.modules[at]!;
  }
}

/** Groups as a graph of their own: how many nodes they hold, and what couples them to each other. */
import type { NodeId } from '../criteria/criterion';
import type { CouplingGraph } from '../graph/coupling-graph';
import type { GroupId } from './placement';

/** Lives while groups are merged; everything is kept up to date by `merge`. */
export class GroupGraph {
  private readonly nodes = new Map<GroupId, NodeId[]>();
  private readonly weights = new Map<GroupId, Map<GroupId, number>>();

  constructor(graph: CouplingGraph, groups: ReadonlyMap<NodeId, GroupId>) {
    for (const [node, group] of groups) this.nodesOf(group).push(node);
    graph.forEachEdge((_edge, { weight }, a, b) => {
      const [left, right] = [groups.get(a), groups.get(b)];
      if (left !== undefined && right !== undefined && left !== right) this.couple(left, right, weight);
    });
  }

  /** The groups that are left, by number. */
  get groups(): readonly GroupId[] {
    return [...this.nodes.keys()].sort((a, b) => a - b);
  }

  /** Whether a group has not been merged into another one. */
  has(group: GroupId): boolean {
    return this.nodes.has(group);
  }

  /** The nodes of a group. */
  nodesOf(group: GroupId): NodeId[] {
    const known = this.nodes.get(group);
    if (known) return known;
    const fresh: NodeId[] = [];
    this.nodes.set(group, fresh);
    return fresh;
  }

  /** The group that the coupling of a group points to; large groups do not win by size alone. */
  strongestNeighbour(group: GroupId): GroupId | undefined {
    const pulls = [...(this.weights.get(group) ?? [])].map(([other, weight]) => ({
      other,
      pull: weight / Math.sqrt(this.nodesOf(other).length),
    }));
    return pulls.sort((a, b) => b.pull - a.pull || a.other - b.other)[0]?.other;
  }

  /** Puts one group into another. */
  merge(from: GroupId, into: GroupId): void {
    this.nodesOf(into).push(...this.nodesOf(from));
    this.nodes.delete(from);
    for (const [other, weight] of this.weights.get(from) ?? []) {
      this.weights.get(other)?.delete(from);
      if (other !== into) this.couple(into, other, weight);
    }
    this.weights.delete(from);
  }

  private couple(left: GroupId, right: GroupId, weight: number): void {
    for (const [one, other] of [
      [left, right],
      [right, left],
    ] as const) {
      const known = this.weights.get(one) ?? new Map<GroupId, number>();
      this.weights.set(one, known.set(other, (known.get(other) ?? 0) + weight));
    }
  }
}

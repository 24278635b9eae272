/** Groups while they are being changed, with the sums an objective asks for. */
import type { Groups } from './partition';
import type { WeightedGraph } from './weighted-graph';

/** What two groups have between them. */
export interface Between {
  /** Weight of the links. */
  readonly weight: number;
  /** How many pairs of members are linked. */
  readonly pairs: number;
}

/** Keeps what an objective wants to know of the members of each group, node by node. */
export interface GroupWatcher {
  readonly put: (at: number, group: number) => void;
  readonly take: (at: number, group: number) => void;
  /** What it knows of a group. */
  readonly figureOf: (group: number) => number;
}

type KnownLinks = { -readonly [K in keyof Between]: Between[K] } & { links: number };

/** Lives and changes: `move` keeps every sum up to date, in the time of the node's links. */
export class Grouping {
  readonly groupOf: Int32Array;
  /** Members in a group, by `graph.sizes`. */
  readonly sizes: Float64Array;
  readonly strengths: Float64Array;
  /** Weight of the links inside a group, loops included. */
  readonly insides: Float64Array;
  /** Linked pairs of members inside a group. */
  readonly pairs: Float64Array;
  readonly members: readonly Set<number>[];
  /** Members in all groups. */
  readonly total: number;
  /** How many groups have a node. */
  count = 0;
  /** Present where an objective has asked for one. */
  readonly watcher: GroupWatcher | undefined;
  private readonly links: readonly Map<number, KnownLinks>[] | undefined;

  /** Links between different groups are kept only where they are asked for: they cost most of the time. */
  constructor(
    readonly graph: WeightedGraph,
    groups: Groups,
    { between = false, watch }: { readonly between?: boolean; readonly watch?: () => GroupWatcher } = {},
  ) {
    const most = graph.nodes.length;
    this.groupOf = new Int32Array(most).fill(-1);
    this.sizes = new Float64Array(most);
    this.strengths = new Float64Array(most);
    this.insides = new Float64Array(most);
    this.pairs = new Float64Array(most);
    this.members = graph.nodes.map(() => new Set());
    this.total = graph.sizes.reduce((sum, size) => sum + size, 0);
    this.watcher = watch?.();
    this.links = between ? graph.nodes.map(() => new Map()) : undefined;
    graph.nodes.forEach((_, at) => this.put(at, groups[at]!));
  }

  /** Links from a group to each other one it touches; empty when links between groups are not kept. */
  touching(group: number): ReadonlyMap<number, Between> {
    return this.links?.[group] ?? new Map();
  }

  /** Takes a node to another group. */
  move(at: number, to: number): void {
    if (this.groupOf[at] === to) return;
    this.take(at);
    this.put(at, to);
  }

  /** The number of a group without nodes, if there is one left. */
  spare(): number | undefined {
    const found = this.members.findIndex(({ size }) => size === 0);
    return found < 0 ? undefined : found;
  }

  private put(at: number, group: number): void {
    if (this.members[group]!.size === 0) this.count += 1;
    this.groupOf[at] = group;
    this.members[group]!.add(at);
    this.account(at, group, 1);
    this.watcher?.put(at, group);
  }

  private take(at: number): void {
    const group = this.groupOf[at]!;
    this.groupOf[at] = -1;
    this.members[group]!.delete(at);
    if (this.members[group]!.size === 0) this.count -= 1;
    this.account(at, group, -1);
    this.watcher?.take(at, group);
  }

  private account(at: number, group: number, sign: 1 | -1): void {
    const { graph, groupOf, links } = this;
    const neighbours = graph.neighbours[at]!;
    const weights = graph.weights[at]!;
    const counts = graph.pairs[at]!;
    let [inside, pairs] = [graph.loops[at]!, graph.loopPairs[at]!];
    for (let link = 0; link < neighbours.length; link += 1) {
      const other = groupOf[neighbours[link]!]!;
      if (other === group) {
        inside += weights[link]!;
        pairs += counts[link]!;
      } else if (links !== undefined && other >= 0) {
        addLink(links[group]!, other, sign * weights[link]!, sign * counts[link]!, sign);
        addLink(links[other]!, group, sign * weights[link]!, sign * counts[link]!, sign);
      }
    }
    this.sizes[group]! += sign * graph.sizes[at]!;
    this.strengths[group]! += sign * graph.strengths[at]!;
    this.insides[group]! += sign * inside;
    this.pairs[group]! += sign * pairs;
  }
}

/** By number, not by weight, is seen when nothing is left: sums of fractions seldom come back to 0. */
function addLink(own: Map<number, KnownLinks>, other: number, weight: number, pairs: number, links: 1 | -1): void {
  const known = own.get(other);
  if (!known) return void own.set(other, { weight, pairs, links });
  known.weight += weight;
  known.pairs += pairs;
  known.links += links;
  if (known.links === 0) own.delete(other);
}

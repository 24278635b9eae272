/** How two members hang together through others. */
import { bidirectional } from 'graphology-shortest-path/dijkstra';
import { isMiddle } from '../contexts/pull-of';
import type { NodeId } from '../criteria/criterion';
import type { CouplingGraph } from '../graph/coupling-graph';
import { type Bond, bondsBetween } from './bond';

/** A way from one member to the other over at least one more node. */
export interface Way {
  /** The nodes between: files, entities, or what both have in common (a folder, a group of routes, a word). */
  readonly through: readonly NodeId[];
  /** As of resistors in a row: weaker than its weakest step. Through what many have in common, the less the more have it. */
  readonly strength: number;
  /** The heaviest bond of every step. */
  readonly steps: readonly Bond[];
}

/** Ways that are told. */
const shown = 5;

/** Nodes between at most: a longer way is a chain of coincidences, however strong each step. */
const farthest = 3;
/** What a step costs besides its resistance, so that short ways win over strong detours. */
const perStep = 1;

/** The strongest ways over one node; where there is none, the best over two or three. */
export function waysBetween(graph: CouplingGraph, a: NodeId, b: NodeId): Way[] {
  if (a === b || !graph.hasNode(a) || !graph.hasNode(b)) return [];
  const common = graph.neighbors(a).filter((node) => node !== b && graph.hasEdge(node, b));
  const ways = common.map((node) => toWay(graph, [a, node, b]));
  if (ways.length > 0) return ways.sort(byStrength).slice(0, shown);
  const path = bidirectional(graph, a, b, (edge) => perStep + 1 / graph.getEdgeAttribute(edge, 'weight'));
  const between = (path?.length ?? 0) - 2;
  return between < 1 || between > farthest ? [] : [toWay(graph, path)];
}

function toWay(graph: CouplingGraph, path: readonly NodeId[]): Way {
  const pairs = path.slice(1).map((node, at) => [path[at]!, node] as const);
  const resistance = pairs.reduce(
    (sum, [from, to]) => sum + 1 / graph.getEdgeAttribute(graph.edge(from, to), 'weight'),
    0,
  );
  const through = path.slice(1, -1);
  const crowd = Math.max(1, ...through.filter(isMiddle).map((node) => graph.degree(node) - 1));
  const steps = pairs.map(([from, to]) => bondsBetween(graph, from, to)[0]!);
  return { through, strength: Math.round(1000 / resistance / crowd) / 1000, steps };
}

function byStrength(a: Way, b: Way): number {
  return b.strength - a.strength || (a.through[0]! < b.through[0]! ? -1 : 1);
}

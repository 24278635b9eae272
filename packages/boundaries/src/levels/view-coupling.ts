/** A coupling graph as people and scripts ask for it: the heaviest edges, of one node or by some criteria. */
import { groupBy, type SourceLocation } from '@banyan/model';
import type { NodeId } from '../criteria/criterion';
import type { CouplingEdge, CouplingGraph, CouplingPart, EdgeParting } from '../graph/coupling-graph';
import { checkCriteria } from './check-criteria';
import { findNode } from './find-node';

/** What to look at; everything where nothing is said. */
export interface CouplingQuestion {
  /** Edges of this node only, as a person names it. */
  readonly of?: string;
  /** What these say only. */
  readonly criteria?: readonly string[];
  /** At most so many edges. */
  readonly top?: number;
}

/** The answer. Weights are rounded to three decimals. */
export interface CouplingView {
  /** The node that was asked for, in full. */
  readonly of?: NodeId;
  /** What says something here, the heaviest first. */
  readonly criteria: readonly CriterionShare[];
  /** How much the question is about, listed or not. */
  readonly total: { readonly nodes: number; readonly edges: number; readonly weight: number };
  /** Sorted by name. All of them; of a narrower question those that a listed edge has. */
  readonly nodes: readonly CouplingNode[];
  /** The heaviest first. */
  readonly edges: readonly CoupledPair[];
}

/** How much one criterion has said, in how many edges. */
export interface CriterionShare {
  readonly name: string;
  readonly edges: number;
  readonly weight: number;
}

/** A node, with the sum of its edges that the question is about. */
export interface CouplingNode {
  readonly id: NodeId;
  readonly edges: number;
  readonly weight: number;
}

/** Two nodes in the order of their names, and every reason with its places. */
export interface CoupledPair {
  readonly from: NodeId;
  readonly to: NodeId;
  /** The sum of its parts. */
  readonly weight: number;
  /** The heaviest first. */
  readonly parts: readonly CouplingReason[];
  /** What has weakened it; the weights are what is left. */
  readonly partings?: readonly EdgeParting[];
}

/** One reason why two nodes belong together. */
export interface CouplingReason {
  readonly criterion: string;
  readonly weight: number;
  /** The node that needs the other one. */
  readonly from: NodeId;
  readonly text: string;
  readonly evidence: readonly SourceLocation[];
}

/** @throws BanyanError `BOUNDARIES_NODE_UNKNOWN`, `BOUNDARIES_NODE_AMBIGUOUS`, `BOUNDARIES_CRITERION_UNKNOWN` */
export function viewCoupling(graph: CouplingGraph, { of, criteria, top }: CouplingQuestion = {}): CouplingView {
  checkCriteria(criteria ?? []);
  const node = of === undefined ? undefined : findNode(graph.nodes(), of);
  const asked = pairsOf(graph, node, criteria && new Set(criteria));
  const edges = asked.slice(0, top);
  const weights = weighNodes(asked);
  const everything = node === undefined && criteria === undefined;
  const listed =
    everything && top === undefined ? graph.nodes() : [...new Set(edges.flatMap(({ from, to }) => [from, to]))].sort();
  return {
    ...(node !== undefined && { of: node }),
    criteria: shareOut(asked),
    total: { nodes: everything ? graph.order : weights.size, edges: asked.length, weight: round(sum(asked)) },
    nodes: listed.map((id) => ({ id, ...(weights.get(id) ?? { edges: 0, weight: 0 }) })),
    edges,
  };
}

function pairsOf(graph: CouplingGraph, node: NodeId | undefined, wanted?: ReadonlySet<string>): CoupledPair[] {
  const pairs: CoupledPair[] = [];
  const add = (_edge: string, edge: CouplingEdge, a: NodeId, b: NodeId) => {
    const parts = wanted ? edge.parts.filter(({ criterion }) => wanted.has(criterion)) : edge.parts;
    if (parts.length > 0) pairs.push(toPair({ ...edge, parts }, a, b));
  };
  if (node === undefined) graph.forEachEdge(add);
  else graph.forEachEdge(node, add);
  return pairs.sort(
    (one, other) => other.weight - one.weight || compare(one.from, other.from) || compare(one.to, other.to),
  );
}

function toPair({ parts, partings }: CouplingEdge, a: NodeId, b: NodeId): CoupledPair {
  const [from, to] = a < b ? [a, b] : [b, a];
  const reasons = parts.map(toReason).sort((one, other) => other.weight - one.weight || compare(one.text, other.text));
  return { from, to, weight: round(sum(parts)), parts: reasons, ...(partings && { partings }) };
}

function toReason({ criterion, weight, from, text, evidence }: CouplingPart): CouplingReason {
  return { criterion, weight: round(weight), from, text, evidence };
}

function shareOut(pairs: readonly CoupledPair[]): CriterionShare[] {
  const shares = new Map<string, CriterionShare>();
  for (const { parts } of pairs) {
    for (const [name, own] of groupBy(parts, ({ criterion }) => criterion)) {
      const known = shares.get(name) ?? { name, edges: 0, weight: 0 };
      shares.set(name, { name, edges: known.edges + 1, weight: known.weight + sum(own) });
    }
  }
  return [...shares.values()]
    .map((share) => ({ ...share, weight: round(share.weight) }))
    .sort((one, other) => other.weight - one.weight || compare(one.name, other.name));
}

function weighNodes(pairs: readonly CoupledPair[]): ReadonlyMap<NodeId, Omit<CouplingNode, 'id'>> {
  const weights = new Map<NodeId, Omit<CouplingNode, 'id'>>();
  for (const { from, to, weight } of pairs) {
    for (const node of [from, to]) {
      const known = weights.get(node) ?? { edges: 0, weight: 0 };
      weights.set(node, { edges: known.edges + 1, weight: round(known.weight + weight) });
    }
  }
  return weights;
}

function sum(all: readonly { readonly weight: number }[]): number {
  return all.reduce((total, { weight }) => total + weight, 0);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

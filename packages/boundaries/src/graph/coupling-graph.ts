/** The coupling graph: what belongs to what, how much, and where that is written. */
import type { CodeFacts, SourceLocation } from '@banyan/model';
import { UndirectedGraph } from 'graphology';
import type { CouplingCriterion, CouplingScore, CriterionNature, NodeId } from '../criteria/criterion';
import { type FactsIndex, indexFacts } from '../facts-index';

/** What one criterion says about an edge. */
export interface CouplingPart {
  readonly criterion: string;
  readonly nature: CriterionNature;
  /** The node that needs the other one. */
  readonly from: NodeId;
  /** Score times the criterion's weight. */
  readonly weight: number;
  readonly text: string;
  readonly evidence: readonly SourceLocation[];
}

/** An edge: the sum of its parts, which are listed. */
export interface CouplingEdge {
  readonly weight: number;
  readonly parts: readonly CouplingPart[];
}

/** Undirected; every module that is not a test is a node, with or without an edge. */
export type CouplingGraph = UndirectedGraph<Record<string, never>, CouplingEdge>;

/** Scores the facts by every criterion and adds the scores up. Nodes and edges are sorted. */
export function buildCouplingGraph(facts: CodeFacts, criteria: readonly CouplingCriterion[]): CouplingGraph {
  return graphOf(indexFacts(facts), criteria);
}

/** The same, for facts that have been indexed already. */
export function graphOf(index: FactsIndex, criteria: readonly CouplingCriterion[]): CouplingGraph {
  const edges = new Map<string, CouplingPart[]>();
  for (const criterion of criteria) {
    for (const score of criterion.score(index)) addPart(edges, criterion, score);
  }
  return toGraph(index.modules, edges);
}

/** Builds a graph from parts by pair; used again when parts are taken out. */
export function toGraph(nodes: readonly NodeId[], edges: ReadonlyMap<string, readonly CouplingPart[]>): CouplingGraph {
  const graph: CouplingGraph = new UndirectedGraph();
  const all = new Set(nodes);
  for (const key of edges.keys()) for (const node of splitKey(key)) all.add(node);
  for (const node of [...all].sort()) graph.addNode(node);
  for (const key of [...edges.keys()].sort()) {
    const [a, b] = splitKey(key);
    const parts = edges.get(key) ?? [];
    graph.addEdge(a, b, { weight: parts.reduce((sum, { weight }) => sum + weight, 0), parts });
  }
  return graph;
}

/** The same key for both directions. */
export function edgeKey(a: NodeId, b: NodeId): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`;
}

function splitKey(key: string): [NodeId, NodeId] {
  const [a = '', b = ''] = key.split('\n');
  return [a, b];
}

function addPart(edges: Map<string, CouplingPart[]>, criterion: CouplingCriterion, score: CouplingScore): void {
  const { from, to, text, evidence } = score;
  if (from === to) return;
  const part = {
    criterion: criterion.name,
    nature: criterion.nature,
    from,
    weight: score.score * criterion.weight,
    text,
    evidence,
  };
  const parts = edges.get(edgeKey(from, to));
  if (parts) parts.push(part);
  else edges.set(edgeKey(from, to), [part]);
}

/** The coupling graph: what belongs to what, how much, and where that is written. */
import type { CodeFacts, ModulePath, SourceLocation } from '@banyan/model';
import { UndirectedGraph } from 'graphology';
import type { CouplingCriterion, CouplingScore, CriterionNature, NodeId, SymbolCriterion } from '../criteria/criterion';
import { type FactsIndex, indexFacts, moduleOf } from '../facts-index';
import type { Parting, PartingCriterion } from '../partings/parting';

/** What one criterion says about an edge. */
export interface CouplingPart {
  readonly criterion: string;
  readonly nature: CriterionNature;
  /** The node that needs the other one. */
  readonly from: NodeId;
  /** Score times the criterion's weight, less what partings take from it. */
  readonly weight: number;
  /** How much of a user of the other node it makes; 1 where it is left out. */
  readonly users?: number;
  readonly text: string;
  readonly evidence: readonly SourceLocation[];
}

/** An edge: the sum of its parts, which are listed. */
export interface CouplingEdge {
  readonly weight: number;
  readonly parts: readonly CouplingPart[];
  /** What has weakened it. */
  readonly partings?: readonly EdgeParting[];
}

/** A reason to part, with the name of its row. */
export interface EdgeParting extends Parting {
  readonly parting: string;
}

/** Undirected; every module that is not a test is a node, with or without an edge. */
export type CouplingGraph = UndirectedGraph<Record<string, never>, CouplingEdge>;

/** Scores the facts by every criterion and adds the scores up. Nodes and edges are sorted. */
export function buildCouplingGraph(
  facts: CodeFacts,
  criteria: readonly CouplingCriterion[],
  partings: readonly PartingCriterion[] = [],
): CouplingGraph {
  return graphOf(indexFacts(facts), criteria, partings);
}

/** The same, for facts that have been indexed already. */
export function graphOf(
  index: FactsIndex,
  criteria: readonly CouplingCriterion[],
  partings: readonly PartingCriterion[] = [],
): CouplingGraph {
  const { edges, weakened } = scorePairs(index, criteria, partings);
  const graph = toGraph(index.modules, edges);
  for (const [key, found] of weakened) graph.setEdgeAttribute(...splitKey(key), 'partings', found);
  return graph;
}

/** What the graph is made of: parts by pair, and what has weakened them. */
export function scorePairs(
  index: FactsIndex,
  criteria: readonly CouplingCriterion[],
  partings: readonly PartingCriterion[],
) {
  const edges = new Map<string, CouplingPart[]>();
  for (const criterion of criteria) {
    for (const score of criterion.score(index)) addPart(edges, criterion, score);
  }
  const weakened = weaken(index, edges, partings);
  return { edges, weakened };
}

/** The same by the pieces of the criteria, for nodes below files. What two files lose by a parting, their pieces lose. */
export function pieceGraphOf(
  index: FactsIndex,
  nodes: readonly NodeId[],
  criteria: readonly SymbolCriterion[],
  partings: readonly PartingCriterion[] = [],
): CouplingGraph {
  const edges = new Map<string, CouplingPart[]>();
  for (const criterion of criteria) {
    for (const piece of criterion.pieces(index)) addPart(edges, criterion, piece);
  }
  const weakened = weaken(index, edges, partings);
  const graph = toGraph(nodes, edges);
  for (const [key, found] of weakened) graph.setEdgeAttribute(...splitKey(key), 'partings', found);
  return graph;
}

/**
 * Multiplies the parts between two modules, or symbols of two, by what each parting leaves; gives what was found by
 * pair.
 */
function weaken(
  index: FactsIndex,
  edges: Map<string, CouplingPart[]>,
  partings: readonly PartingCriterion[],
): ReadonlyMap<string, readonly EdgeParting[]> {
  const rows = partings.map(({ name, between }) => ({ name, find: between(index) }));
  const weakened = new Map<string, readonly EdgeParting[]>();
  for (const [key, parts] of edges) {
    const [a, b] = splitKey(key).map(moduleOf) as [ModulePath, ModulePath];
    if (a === b || !index.has(a) || !index.has(b)) continue;
    const found = rows.flatMap(({ name, find }) => {
      const one = find(a, b);
      return one === undefined ? [] : [{ parting: name, ...one }];
    });
    if (found.length === 0) continue;
    const left = found.reduce((product, { leaves }) => product * leaves, 1);
    edges.set(
      key,
      parts.map((part) => ({ ...part, weight: part.weight * left })),
    );
    weakened.set(key, found);
  }
  return weakened;
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

/** The two ends of a key. */
export function splitKey(key: string): [NodeId, NodeId] {
  const [a = '', b = ''] = key.split('\n');
  return [a, b];
}

function addPart(
  edges: Map<string, CouplingPart[]>,
  criterion: Pick<CouplingCriterion, 'name' | 'nature' | 'weight'>,
  score: CouplingScore,
): void {
  const { from, to, users, text, evidence } = score;
  if (from === to) return;
  const part = {
    criterion: criterion.name,
    nature: criterion.nature,
    from,
    weight: score.score * criterion.weight,
    ...(users !== undefined && { users }),
    text,
    evidence,
  };
  const parts = edges.get(edgeKey(from, to));
  if (parts) parts.push(part);
  else edges.set(edgeKey(from, to), [part]);
}

/** What detection works on: a plain undirected graph with weights, the same whatever order it was given in. */
import { BanyanError, type Problem } from '@banyan/model';
import type { NodeId } from '../criteria/criterion';

/** Nodes are sorted by name and known by their position; neighbours are sorted by position, without the node itself. */
export interface WeightedGraph {
  readonly nodes: readonly NodeId[];
  /** How many members a node stands for; more than 1 where members were joined. */
  readonly sizes: readonly number[];
  readonly neighbours: readonly (readonly number[])[];
  /** Weights of the links to `neighbours`, above 0. */
  readonly weights: readonly (readonly number[])[];
  /** How many pairs of members each link is between; one that is not sure counts in part. */
  readonly pairs: readonly (readonly number[])[];
  /** Weight inside a node that stands for several. */
  readonly loops: readonly number[];
  /** Linked pairs inside a node that stands for several. */
  readonly loopPairs: readonly number[];
  /** Sum of a node's weights; a loop counts twice, as it has two ends. */
  readonly strengths: readonly number[];
  /** Weight of all links and loops together. */
  readonly total: number;
}

/** A link as it is given: the direction does not matter, several between two nodes add up, 1 when no weight is given. */
export interface WeightedEdge {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly weight?: number;
  /** How sure it is that there is a link at all, above 0 to 1. Default 1; of several edges the surest counts. */
  readonly sure?: number;
}

/** What two nodes have between them, or one has inside. */
export interface Link {
  readonly weight: number;
  readonly pairs: number;
}

/**
 * Nodes of edges need not be listed. A weight of 0 is no link, and what a node has with itself says nothing about where
 * it belongs.
 * @throws BanyanError `BOUNDARIES_BAD_WEIGHT` with every edge whose weight is below 0 or no number
 * @example buildWeightedGraph([], [{ from: 'a', to: 'b', weight: 2 }])
 */
export function buildWeightedGraph(nodes: Iterable<NodeId>, edges: readonly WeightedEdge[]): WeightedGraph {
  refuseBadWeights(edges);
  const names = [...new Set([...nodes, ...edges.flatMap(({ from, to }) => [from, to])])].sort();
  const positions = new Map(names.map((name, at) => [name, at]));
  const links = names.map(() => new Map<number, GivenEdge[]>());
  for (const { from, to, weight = 1, sure = 1 } of edges) {
    const [a, b] = [positions.get(from)!, positions.get(to)!];
    if (weight === 0 || a === b) continue;
    addTo(links[a]!, b, { weight, sure });
    addTo(links[b]!, a, { weight, sure });
  }
  return fromLinks(
    names,
    names.map(() => 1),
    links.map((own) => new Map([...own].map(([to, given]) => [to, toLink(given)]))),
  );
}

/** The graph of summed links, a loop being a link to oneself. */
export function fromLinks(
  nodes: readonly NodeId[],
  sizes: readonly number[],
  links: readonly ReadonlyMap<number, Link>[],
): WeightedGraph {
  const sorted = links.map((own, at) => [...own].filter(([to]) => to !== at).sort(([a], [b]) => a - b));
  const loops = links.map((own, at) => own.get(at)?.weight ?? 0);
  const strengths = sorted.map((own, at) => own.reduce((sum, [, { weight }]) => sum + weight, 2 * loops[at]!));
  return {
    nodes,
    sizes,
    neighbours: sorted.map((own) => own.map(([to]) => to)),
    weights: sorted.map((own) => own.map(([, { weight }]) => weight)),
    pairs: sorted.map((own) => own.map(([, { pairs }]) => pairs)),
    loops,
    loopPairs: links.map((own, at) => own.get(at)?.pairs ?? 0),
    strengths,
    total: strengths.reduce((sum, strength) => sum + strength, 0) / 2,
  };
}

function refuseBadWeights(edges: readonly WeightedEdge[]): void {
  const problems = edges.flatMap(({ from, to, weight = 1 }, at): Problem[] => {
    if (weight >= 0 && Number.isFinite(weight)) return [];
    const message = `${from} – ${to} weighs ${weight}; a weight is a number from 0 upward`;
    return [{ code: 'BOUNDARIES_BAD_WEIGHT', path: `/edges/${at}/weight`, message }];
  });
  if (problems.length === 0) return;
  throw new BanyanError(
    'BOUNDARIES_BAD_WEIGHT',
    `${problems.length === 1 ? 'An edge has a weight' : `${problems.length} edges have weights`} that cannot be.`,
    'Give how much two nodes have to do with each other; leave an edge out where they should be apart.',
    { problems },
  );
}

type GivenEdge = Required<Pick<WeightedEdge, 'weight' | 'sure'>>;

function addTo(own: Map<number, GivenEdge[]>, to: number, edge: GivenEdge): void {
  const known = own.get(to);
  if (known) known.push(edge);
  else own.set(to, [edge]);
}

/** Sorted first: sums of the same numbers must not differ in the last bit by the order they came in. */
function toLink(edges: readonly GivenEdge[]): Link {
  const weights = edges.map(({ weight }) => weight).sort((a, b) => a - b);
  return {
    weight: weights.reduce((sum, weight) => sum + weight, 0),
    pairs: Math.max(...edges.map(({ sure }) => sure)),
  };
}

/** A small set of edges whose removal leaves no cycle (P. Eades, X. Lin, W. F. Smyth, 1993: a fast heuristic). */

/** An edge of the graph. */
export type Edge = readonly [from: string, to: string];

/**
 * @param members nodes of one component
 * @param graph edges; those that leave the component are ignored
 * @returns the edges that point backwards in a good order of the nodes
 */
export function feedbackEdges(members: readonly string[], graph: ReadonlyMap<string, readonly string[]>): Edge[] {
  const inside = new Set(members);
  const edges = members.flatMap((from) =>
    (graph.get(from) ?? []).filter((to) => inside.has(to)).map((to): Edge => [from, to]),
  );
  const position = new Map(order(members, edges).map((node, index) => [node, index]));
  return edges.filter(([from, to]) => (position.get(from) as number) >= (position.get(to) as number));
}

/** Sinks to the end, sources to the front, else the node with the largest surplus of outgoing edges next. */
function order(members: readonly string[], edges: readonly Edge[]): string[] {
  const graph = openGraph(members, edges);
  const front: string[] = [];
  const back: string[] = [];
  while (graph.left.size > 0) {
    const sink = nextOf(graph.sinks, graph.left);
    const chosen = sink ?? nextOf(graph.sources, graph.left) ?? richest(graph);
    (sink === undefined ? front : back).push(chosen);
    take(chosen, graph);
  }
  return [...front, ...back.reverse()];
}

/** What is left of the graph while nodes are taken out. */
interface OpenGraph {
  readonly left: Set<string>;
  readonly out: ReadonlyMap<string, Set<string>>;
  readonly into: ReadonlyMap<string, Set<string>>;
  /** Nodes that lost their last outgoing or incoming edge; some may be taken already. */
  readonly sinks: string[];
  readonly sources: string[];
}

function openGraph(members: readonly string[], edges: readonly Edge[]): OpenGraph {
  const out = new Map(members.map((node) => [node, new Set<string>()]));
  const into = new Map(members.map((node) => [node, new Set<string>()]));
  for (const [from, to] of edges) {
    out.get(from)?.add(to);
    into.get(to)?.add(from);
  }
  return { left: new Set(members), out, into, sinks: [], sources: [] };
}

function take(node: string, { left, out, into, sinks, sources }: OpenGraph): void {
  left.delete(node);
  for (const to of out.get(node) ?? []) {
    const rest = into.get(to);
    rest?.delete(node);
    if (rest?.size === 0) sources.push(to);
  }
  for (const from of into.get(node) ?? []) {
    const rest = out.get(from);
    rest?.delete(node);
    if (rest?.size === 0) sinks.push(from);
  }
}

function nextOf(waiting: string[], left: ReadonlySet<string>): string | undefined {
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) if (left.has(node)) return node;
  return undefined;
}

function richest({ left, out, into }: OpenGraph): string {
  let best: string | undefined;
  let most = -Infinity;
  for (const node of left) {
    const surplus = (out.get(node)?.size ?? 0) - (into.get(node)?.size ?? 0);
    if (surplus > most) [best, most] = [node, surplus];
  }
  return best as string;
}

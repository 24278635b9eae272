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
  const out = new Map(members.map((node) => [node, new Set<string>()]));
  const into = new Map(members.map((node) => [node, new Set<string>()]));
  for (const [from, to] of edges) {
    out.get(from)?.add(to);
    into.get(to)?.add(from);
  }
  const left = new Set(members);
  const front: string[] = [];
  const back: string[] = [];
  const take = (node: string): void => {
    left.delete(node);
    for (const to of out.get(node) ?? []) into.get(to)?.delete(node);
    for (const from of into.get(node) ?? []) out.get(from)?.delete(node);
  };
  while (left.size > 0) {
    const sink = find(left, (node) => out.get(node)?.size === 0);
    const chosen = sink ?? find(left, (node) => into.get(node)?.size === 0) ?? richest(left, out, into);
    (sink === undefined ? front : back).push(chosen);
    take(chosen);
  }
  return [...front, ...back.reverse()];
}

function find(nodes: ReadonlySet<string>, accept: (node: string) => boolean): string | undefined {
  for (const node of nodes) if (accept(node)) return node;
  return undefined;
}

function richest(
  nodes: ReadonlySet<string>,
  out: ReadonlyMap<string, ReadonlySet<string>>,
  into: ReadonlyMap<string, ReadonlySet<string>>,
): string {
  let best: string | undefined;
  let most = -Infinity;
  for (const node of nodes) {
    const surplus = (out.get(node)?.size ?? 0) - (into.get(node)?.size ?? 0);
    if (surplus > most) [best, most] = [node, surplus];
  }
  return best as string;
}

/** Connected parts of groups. */
import { type Groups, renumber } from './partition';
import type { WeightedGraph } from './weighted-graph';

/** Every group taken apart into what hangs together inside it. */
export function splitUnconnected(graph: WeightedGraph, groups: Groups): Int32Array {
  const parts = new Int32Array(graph.nodes.length).fill(-1);
  graph.nodes.forEach((_, at) => {
    if (parts[at] === -1) spread(graph, groups, parts, at);
  });
  return renumber(parts);
}

/** Gives the number of `from` to everything that can be reached from it within its group. */
function spread({ neighbours }: WeightedGraph, groups: Groups, parts: Int32Array, from: number): void {
  const open = [from];
  parts[from] = from;
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const to of neighbours[at]!) {
      if (parts[to] !== -1 || groups[to] !== groups[from]) continue;
      parts[to] = from;
      open.push(to);
    }
  }
}

/** Short names for nodes, where they are unique. */
import type { CoupledPair } from '@banyan/boundaries';

/** `src/a.ts#A.run` → `A.run`, or the whole where two of the listed nodes would be called so. */
export function labelNodes(edges: readonly CoupledPair[]): (node: string) => string {
  const nodes = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const counts = new Map<string, number>();
  for (const node of nodes) counts.set(shortened(node), (counts.get(shortened(node)) ?? 0) + 1);
  return (node) => (counts.get(shortened(node)) === 1 ? shortened(node) : node);
}

/** Code at module level has no name but its file's; an entry point may name the function that answers it. */
function shortened(node: string): string {
  if (/^[a-z]+:/.test(node)) return node.replace(/ by [^#]*#/, ' by ');
  return /^[^#]*#(.+)$/.exec(node)?.[1] ?? node;
}

/** What links hold together in the end, over any number of them. */
import { groupBy } from '@banyan/model';
import type { NodeId } from '../criteria/criterion';
import { type Block, type Link, pinnedName } from './constraints';

/** Blocks of linked nodes, pinned contexts in their order first; a node without a partner is none. */
export function joinLinks(links: readonly Link[]): Block[] {
  const parent = new Map<NodeId, NodeId>();
  const rootOf = (node: NodeId): NodeId => {
    let root = node;
    for (let next = parent.get(root); next !== undefined; next = parent.get(root)) root = next;
    if (root !== node) parent.set(node, root);
    return root;
  };
  for (const { nodes } of links) {
    const [first, ...others] = [...nodes.keys()];
    for (const node of others) {
      const [left, right] = [rootOf(first!), rootOf(node)];
      if (left !== right) parent.set(right, left);
    }
  }
  const all = [...new Set(links.flatMap(({ nodes }) => [...nodes.keys()]))];
  return [...groupBy(all, rootOf).values()].flatMap(toBlock);
}

function toBlock(linked: readonly NodeId[]): Block[] {
  const context = linked.map(pinnedName).find((name) => name !== undefined);
  const nodes = linked.filter((node) => pinnedName(node) === undefined).sort();
  if (context !== undefined) return [{ nodes, context }];
  return nodes.length > 1 ? [{ nodes }] : [];
}

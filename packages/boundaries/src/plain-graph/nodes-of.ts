/** The nodes of a plain graph. */
import type { PlainGraph } from '@banyan/model';
import type { NodeId } from '../criteria/criterion';

/** Those listed and those of edges, sorted, each once. */
export function nodesOf({ nodes = [], edges }: PlainGraph): NodeId[] {
  const listed = nodes.map((node) => (typeof node === 'string' ? node : node.id));
  return [...new Set([...listed, ...edges.flatMap(({ from, to }) => [from, to])])].sort();
}

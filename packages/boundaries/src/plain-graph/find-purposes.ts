/** For which entry points each node of a directed graph works. */
import { type GraphEdge, groupBy, type PlainGraph } from '@banyan/model';
import type { NodeId } from '../criteria/criterion';
import type { Purposes } from '../detection/services-objective';
import { nodesOf } from './nodes-of';

/**
 * An entry point is what the document says is one, and what nothing uses; where all use each other in a circle, the
 * nodes that no entry point comes to are their own. It stands for as many use cases as its heaviest edge weighs, in
 * units of the lightest edge: a page that is called forty times as often is not one use case like any other.
 */
export function findPurposes(document: PlainGraph, nodes: readonly (readonly NodeId[])[]): Purposes {
  const uses = groupBy(document.edges.filter(isUse), ({ from }) => from);
  const entryPoints = findEntryPoints(document);
  const numbers = new Map<NodeId, number>();
  const reached = new Map<NodeId, Set<number>>();
  const spreadFrom = (entryPoint: NodeId): void => {
    numbers.set(entryPoint, numbers.size);
    for (const node of reach(entryPoint, uses)) {
      const known = reached.get(node);
      if (known) known.add(numbers.get(entryPoint)!);
      else reached.set(node, new Set([numbers.get(entryPoint)!]));
    }
  };
  entryPoints.forEach(spreadFrom);
  for (const node of nodesOf(document)) if (!reached.has(node)) spreadFrom(node);
  const unit = Math.min(...document.edges.filter(isUse).map(({ weight = 1 }) => weight));
  const heaviest = (node: NodeId) => Math.max(unit, ...(uses.get(node) ?? []).map(({ weight = 1 }) => weight));
  return {
    of: nodes.map((members) => new Set(members.flatMap((node) => [...(reached.get(node) ?? [])]))),
    weights: new Map([...numbers].map(([node, number]) => [number, uses.has(node) ? heaviest(node) / unit : 1])),
  };
}

function isUse({ from, to, weight = 1 }: GraphEdge): boolean {
  return from !== to && weight > 0;
}

function findEntryPoints(document: PlainGraph): NodeId[] {
  const used = new Set(document.edges.filter(isUse).map(({ to }) => to));
  const said = (document.nodes ?? []).flatMap((node) =>
    typeof node !== 'string' && node.kind === 'entry-point' ? [node.id] : [],
  );
  return [...new Set([...said, ...nodesOf(document).filter((node) => !used.has(node))])].sort();
}

function reach(from: NodeId, uses: ReadonlyMap<NodeId, readonly GraphEdge[]>): ReadonlySet<NodeId> {
  const seen = new Set([from]);
  const open = [from];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const { to } of uses.get(node) ?? []) {
      if (seen.has(to)) continue;
      seen.add(to);
      open.push(to);
    }
  }
  return seen;
}

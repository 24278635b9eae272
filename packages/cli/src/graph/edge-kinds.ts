/** What an edge is to a drawing. */
import type { GraphEdge, GraphView } from './view-graph';

/** Whether both ends are in the same cycle. */
export function cyclicEdges({ cycles }: GraphView): (edge: GraphEdge) => boolean {
  const cycleOf = new Map(cycles.flatMap(({ members }, index) => members.map((member) => [member, index] as const)));
  return ({ from, to }) => cycleOf.has(from) && cycleOf.get(from) === cycleOf.get(to);
}

/** Whether nothing of the edge is left when the program runs. */
export function isTypesAlone({ kinds }: GraphEdge): boolean {
  return kinds.every((kind) => kind === 'type-only' || kind === 'import-type');
}

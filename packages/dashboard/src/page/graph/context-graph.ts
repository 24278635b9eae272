/** Contexts and the seams between them, as a drawing. */
import type { BoundedContext } from '@banyan/model';
import type { FamilyName } from '../crossing-families';
import { priceOfContext, type ReportIndex } from '../index-report';
import { toHash } from '../route';
import type { GraphModel, GraphNode } from './graph-model';
import { layOut, type LayoutNode, type Point } from './lay-out';
import { pairSeams, type SeamPair } from './pair-seams';
import { bandOf } from './pressure-bands';

/** A drawing with what it leaves out. */
export interface ContextGraph extends GraphModel {
  readonly pairs: number;
  /** The cheapest pair that is drawn. */
  readonly from: number;
}

/** Lines drawn before somebody asks for more: three a context, and never so many that nothing can be seen. */
export function usualLines(contexts: number): number {
  return Math.min(90, Math.max(45, contexts * 3));
}

/** Nodes by number of files, lines by price; `lines` of the dearest pairs. Positions do not depend on what is chosen. */
export function buildContextGraph(
  index: ReportIndex,
  positions: ReadonlyMap<string, Point>,
  families: ReadonlySet<FamilyName>,
  lines: number,
): ContextGraph {
  const pairs = pairSeams(index.crossings, families);
  const drawn = pairs.slice(0, lines);
  const dearest = drawn[0]?.price ?? 1;
  return {
    nodes: [...index.contexts.values()].map((context) => toNode(context, index, positions)),
    edges: drawn.map((pair) => toEdge(pair, dearest)),
    pairs: pairs.length,
    from: drawn.at(-1)?.price ?? 0,
  };
}

/** Positions by all seams together. */
export function placeContexts(index: ReportIndex): ReadonlyMap<string, Point> {
  const pairs = pairSeams(index.crossings, new Set(['data', 'state', 'calls', 'imports']));
  const edges = pairs.map(({ one, other, price }) => ({ from: one, to: other, weight: price }));
  return layOut(
    [...index.contexts.values()].map((context) => toLayoutNode(context, index)),
    edges,
  );
}

function toLayoutNode(context: BoundedContext, index: ReportIndex): LayoutNode {
  const radius = radiusOf(context, index);
  return { id: context.name, radius, labelWidth: labelOf(context, index).length * 8.2 };
}

/** Area by number of files. */
function radiusOf({ members }: BoundedContext, { contexts }: ReportIndex): number {
  let most = 1;
  for (const context of contexts.values()) most = Math.max(most, context.members.length);
  return 6 + 20 * Math.sqrt(members.length / most);
}

function labelOf(context: BoundedContext, { contexts }: ReportIndex): string {
  const { sign } = bandOf(context, contexts.values());
  return sign === '' ? context.name : `${context.name} ${sign}`;
}

function toNode(context: BoundedContext, index: ReportIndex, positions: ReadonlyMap<string, Point>): GraphNode {
  const { name, members, endpoints, scalePressure } = context;
  return {
    id: name,
    label: labelOf(context, index),
    spoken: `${name}: ${members.length} files, ${endpoints.length} entry points, scale pressure ${scalePressure.score}, price ${priceOfContext(index, name)}`,
    ...(positions.get(name) ?? { x: 0, y: 0 }),
    radius: radiusOf(context, index),
    tone: bandOf(context, index.contexts.values()).tone,
    labelled: true,
    hash: toHash('context', [name]),
  };
}

function toEdge({ one, other, price }: SeamPair, dearest: number): GraphModel['edges'][number] {
  return { from: one, to: other, width: 1 + (7 * price) / dearest, label: String(price) };
}

/** Positions for a small graph: forces first, then the boxes of nodes and labels are pushed apart. */
import Graph from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import { stage } from './graph-model';

/** What the layout needs of a node: its radius and the width of the label below it, in points. */
export interface LayoutNode {
  readonly id: string;
  readonly radius: number;
  readonly labelWidth: number;
}

/** A position on the stage. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

interface Box {
  x: number;
  y: number;
  readonly width: number;
  readonly height: number;
}

/** The same nodes and edges give the same positions: no chance is in it. */
export function layOut(
  nodes: readonly LayoutNode[],
  edges: readonly { readonly from: string; readonly to: string; readonly weight: number }[],
): ReadonlyMap<string, Point> {
  const graph = startOnCircle(nodes);
  for (const { from, to, weight } of edges) {
    if (from !== to && graph.hasNode(from) && graph.hasNode(to)) graph.mergeEdge(from, to, { weight });
  }
  const settings = { ...forceAtlas2.inferSettings(graph), gravity: 0.15, barnesHutOptimize: false };
  forceAtlas2.assign(graph, { iterations: nodes.length > 150 ? 120 : 400, settings });
  const boxes = spread(graph, nodes);
  return new Map([...boxes].map(([id, { x, y }]) => [id, { x: round(x), y: round(y) }]));
}

/**
 * Pushing apart makes the drawing larger than the stage, and a camera that shows all of it brings the labels together
 * again: what was too much is given to the boxes at the next try.
 */
function spread(graph: Graph, nodes: readonly LayoutNode[]): ReadonlyMap<string, Box> {
  let boxes = new Map<string, Box>();
  for (let tries = 0, room = 1; tries < 4; tries++) {
    boxes = fitToStage(graph, nodes, room);
    pushApart([...boxes.values()]);
    const needed = overflow([...boxes.values()]);
    if (needed <= room * 1.02) break;
    room = needed;
  }
  return boxes;
}

/** How many times larger than the stage the drawing is; 1 when it fits. */
function overflow(boxes: readonly Box[]): number {
  const spanOf = (pick: (box: Box) => number): number => {
    const values = boxes.map(pick);
    return (
      values.reduce((one, other) => Math.max(one, other), -Infinity) -
      values.reduce((one, other) => Math.min(one, other), Infinity)
    );
  };
  return Math.max(1, spanOf(({ x }) => x) / stage.width, spanOf(({ y }) => y) / stage.height);
}

function startOnCircle(nodes: readonly LayoutNode[]): Graph {
  const graph = new Graph({ type: 'undirected' });
  nodes.forEach(({ id }, index) => {
    const angle = (2 * Math.PI * index) / nodes.length;
    graph.addNode(id, { x: Math.cos(angle), y: Math.sin(angle) });
  });
  return graph;
}

/** Both axes are stretched on their own: a stage is wider than it is high. Radii grow with the drawing, labels do not. */
function fitToStage(graph: Graph, nodes: readonly LayoutNode[], room: number): Map<string, Box> {
  const xs = nodes.map(({ id }) => graph.getNodeAttribute(id, 'x') as number);
  const ys = nodes.map(({ id }) => graph.getNodeAttribute(id, 'y') as number);
  const toX = scaleFrom(xs, stage.width);
  const toY = scaleFrom(ys, stage.height);
  return new Map(
    nodes.map(({ id, radius, labelWidth }, index) => [
      id,
      {
        x: toX(xs[index] ?? 0),
        y: toY(ys[index] ?? 0),
        width: Math.max(2 * radius, labelWidth * room) + 12,
        height: 2 * radius + (labelWidth > 0 ? 26 * room : 4),
      },
    ]),
  );
}

function scaleFrom(values: readonly number[], size: number): (value: number) => number {
  const least = values.reduce((one, other) => Math.min(one, other), Infinity);
  const span = values.reduce((one, other) => Math.max(one, other), -Infinity) - least || 1;
  return (value) => ((value - least) / span) * size;
}

/** Each overlapping pair gives way along the axis that needs less; ends when nothing overlaps any more. */
function pushApart(boxes: readonly Box[]): void {
  for (let round = 0; round < 300; round++) {
    let moved = false;
    for (let i = 0; i < boxes.length; i++) {
      for (let j = i + 1; j < boxes.length; j++) moved = part(boxes[i] as Box, boxes[j] as Box) || moved;
    }
    if (!moved) return;
  }
}

function part(one: Box, other: Box): boolean {
  const overX = (one.width + other.width) / 2 - Math.abs(one.x - other.x);
  const overY = (one.height + other.height) / 2 - Math.abs(one.y - other.y);
  if (overX <= 0.5 || overY <= 0.5) return false;
  if (overX < overY) {
    const push = ((one.x <= other.x ? 1 : -1) * overX) / 2;
    one.x -= push;
    other.x += push;
  } else {
    const push = ((one.y <= other.y ? 1 : -1) * overY) / 2;
    one.y -= push;
    other.y += push;
  }
  return true;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The part of the plane that a drawing needs, its labels included. */
import type { GraphNode } from './graph-model';

/** A rectangle; y goes downward. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Points of a label's letter, half of it to each side of the node. */
const halfLetter = 4.5;

/** Around every node and every label that is always drawn, with a little air. */
export function boxAround(nodes: readonly GraphNode[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, radius, label, labelled } of nodes) {
    const aside = Math.max(radius, labelled ? label.length * halfLetter : 0) + 8;
    left = Math.min(left, x - aside);
    right = Math.max(right, x + aside);
    top = Math.min(top, y - radius - 12);
    bottom = Math.max(bottom, y + radius + (labelled ? 28 : 12));
  }
  if (left > right) return { x: 0, y: 0, width: 1, height: 1 };
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Which node an arrow key leads to. */
import type { GraphNode } from './graph-model';

/** The keys that move. */
export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

const along: Readonly<Record<Direction, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The nearest one in that direction; what lies aside counts as farther. The node itself when nothing lies there. */
export function nearest<N extends Pick<GraphNode, 'x' | 'y'>>(nodes: readonly N[], from: N, direction: Direction): N {
  const [dx, dy] = along[direction];
  let best = from;
  let least = Infinity;
  for (const node of nodes) {
    const ahead = (node.x - from.x) * dx + (node.y - from.y) * dy;
    const aside = Math.abs((node.x - from.x) * dy) + Math.abs((node.y - from.y) * dx);
    if (node === from || ahead <= 0 || ahead + 2 * aside >= least) continue;
    [best, least] = [node, ahead + 2 * aside];
  }
  return best;
}

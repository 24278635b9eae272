/** Discs on shelves, the largest first: no overlap, every name legible, and room is not wasted. */
import { stage } from './graph-model';
import type { LayoutNode, Point } from './lay-out';

/** Height over width: the tall stage that files are drawn on. */
const shape = 0.55;

/** Positions of the discs' middles, on a drawing of about that shape. */
export function shelve(discs: readonly LayoutNode[]): ReadonlyMap<string, Point> {
  const sorted = [...discs].sort((left, right) => right.radius - left.radius || (left.id < right.id ? -1 : 1));
  let best = fill(sorted, stage.width, 1);
  for (let width = stage.width * 0.5; width < stage.width * 6; width *= 1.1) {
    // Labels keep their size while a large drawing is shown smaller: they need room in proportion.
    const shelves = fill(sorted, width, Math.max(1, width / stage.width));
    if (shelves.height / width <= shape) return shelves.places;
    best = shelves;
  }
  return best.places;
}

interface Shelves {
  readonly places: ReadonlyMap<string, Point>;
  readonly height: number;
}

/** From left to right, a new shelf when one is full. */
function fill(discs: readonly LayoutNode[], width: number, room: number): Shelves {
  const places = new Map<string, Point>();
  let [x, y, tallest] = [0, 0, 0];
  for (const { id, radius, labelWidth } of discs) {
    const wide = Math.max(2 * radius, labelWidth * room) + 14 * room;
    if (x > 0 && x + wide > width) [x, y, tallest] = [0, y + tallest, 0];
    tallest = Math.max(tallest, 2 * radius + 30 * room);
    places.set(id, { x: x + wide / 2, y: y + radius });
    x += wide;
  }
  return { places, height: y + tallest };
}

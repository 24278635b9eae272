/** Points packed evenly in a disc, as a sunflower packs its seeds (Vogel 1979). */
import type { Point } from './lay-out';

const goldenAngle = Math.PI * (3 - Math.sqrt(5));

/** Point `index` of a disc around `centre`; `spacing` is about the distance of neighbours. */
export function sunflower(centre: Point, index: number, spacing: number): Point {
  const distance = spacing * 0.58 * Math.sqrt(index + 0.5);
  const angle = index * goldenAngle;
  return { x: centre.x + distance * Math.cos(angle), y: centre.y + distance * Math.sin(angle) };
}

/** How far the disc of `count` points reaches. */
export function sunflowerRadius(count: number, spacing: number): number {
  return spacing * 0.58 * Math.sqrt(count) + spacing / 2;
}

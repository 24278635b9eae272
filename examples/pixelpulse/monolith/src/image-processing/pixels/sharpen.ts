import { convolve } from './convolve';
import type { Raster } from './raster';

/** Lifts every pixel against its four neighbours. @param strength 0 changes nothing */
export function sharpen(raster: Raster, strength: number): Raster {
  const centre = 1 + 4 * strength;
  return convolve(raster, { side: 3, weights: [0, -strength, 0, -strength, centre, -strength, 0, -strength, 0] });
}

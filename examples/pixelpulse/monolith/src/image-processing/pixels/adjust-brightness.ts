import { mapPixels } from './map-pixels';
import type { Raster } from './raster';

/** @param amount -1 (black) to 1 (white) */
export function adjustBrightness(raster: Raster, amount: number): Raster {
  const shift = amount * 255;
  return mapPixels(raster, (red, green, blue) => [red + shift, green + shift, blue + shift]);
}

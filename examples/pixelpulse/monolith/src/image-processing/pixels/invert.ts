import { mapPixels } from './map-pixels';
import type { Raster } from './raster';

/** A negative. */
export function invert(raster: Raster): Raster {
  return mapPixels(raster, (red, green, blue) => [255 - red, 255 - green, 255 - blue]);
}

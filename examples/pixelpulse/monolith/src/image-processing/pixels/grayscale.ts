import { mapPixels } from './map-pixels';
import type { Raster } from './raster';

/** Brightness as the eye sees it (ITU-R BT.601). */
export function grayscale(raster: Raster): Raster {
  return mapPixels(raster, (red, green, blue) => {
    const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
    return [luma, luma, luma];
  });
}

import { mapPixels } from './map-pixels';
import type { Raster } from './raster';

/** The brown of old prints. @param amount 0 (as it was) to 1 (all brown) */
export function sepia(raster: Raster, amount: number): Raster {
  return mapPixels(raster, (red, green, blue) => [
    mix(red, 0.393 * red + 0.769 * green + 0.189 * blue, amount),
    mix(green, 0.349 * red + 0.686 * green + 0.168 * blue, amount),
    mix(blue, 0.272 * red + 0.534 * green + 0.131 * blue, amount),
  ]);
}

function mix(from: number, to: number, amount: number): number {
  return from + (Math.min(to, 255) - from) * amount;
}

import type { Raster } from './raster';
import { blankRaster, CHANNELS } from './raster';

/** Turns clockwise. @param quarters how many quarter turns, 0 to 3 */
export function rotate(raster: Raster, quarters: number): Raster {
  let turned = raster;
  for (let turn = 0; turn < quarters; turn += 1) turned = rotateOnce(turned);
  return turned;
}

function rotateOnce({ width, height, data }: Raster): Raster {
  const result = blankRaster(height, width);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const source = (y * width + x) * CHANNELS;
      const target = (x * height + (height - 1 - y)) * CHANNELS;
      result.data.set(data.subarray(source, source + CHANNELS), target);
    }
  }
  return result;
}

import type { Raster } from './raster';
import { blankRaster, CHANNELS } from './raster';

/** Darkens towards the corners. @param strength 0 (nothing) to 1 (black corners) */
export function vignette(raster: Raster, strength: number): Raster {
  const { width, height, data } = raster;
  const result = blankRaster(width, height);
  const centreX = (width - 1) / 2;
  const centreY = (height - 1) / 2;
  const farthest = Math.hypot(centreX, centreY) || 1;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const distance = Math.hypot(x - centreX, y - centreY) / farthest;
      const light = 1 - strength * distance * distance;
      const offset = (y * width + x) * CHANNELS;
      for (let channel = 0; channel < 3; channel += 1) {
        result.data[offset + channel] = data[offset + channel]! * light;
      }
      result.data[offset + 3] = data[offset + 3]!;
    }
  }
  return result;
}

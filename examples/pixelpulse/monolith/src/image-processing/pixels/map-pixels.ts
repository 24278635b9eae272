import type { Raster } from './raster';
import { blankRaster, CHANNELS } from './raster';

export type Rgb = readonly [red: number, green: number, blue: number];

/** Recolours every pixel by itself; alpha stays. */
export function mapPixels(raster: Raster, recolour: (red: number, green: number, blue: number) => Rgb): Raster {
  const result = blankRaster(raster.width, raster.height);
  for (let offset = 0; offset < raster.data.length; offset += CHANNELS) {
    const [red, green, blue] = recolour(raster.data[offset]!, raster.data[offset + 1]!, raster.data[offset + 2]!);
    result.data[offset] = red;
    result.data[offset + 1] = green;
    result.data[offset + 2] = blue;
    result.data[offset + 3] = raster.data[offset + 3]!;
  }
  return result;
}

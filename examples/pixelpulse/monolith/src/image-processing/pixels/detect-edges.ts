import { convolve } from './convolve';
import { grayscale } from './grayscale';
import type { Raster } from './raster';
import { blankRaster, CHANNELS } from './raster';

/** Sobel: bright where brightness changes, black where it does not. */
export function detectEdges(raster: Raster): Raster {
  const gray = grayscale(raster);
  const falling = [
    convolve(gray, { side: 3, weights: [-1, 0, 1, -2, 0, 2, -1, 0, 1] }),
    convolve(gray, { side: 3, weights: [-1, -2, -1, 0, 0, 0, 1, 2, 1] }),
  ];
  const rising = [
    convolve(gray, { side: 3, weights: [1, 0, -1, 2, 0, -2, 1, 0, -1] }),
    convolve(gray, { side: 3, weights: [1, 2, 1, 0, 0, 0, -1, -2, -1] }),
  ];
  const result = blankRaster(raster.width, raster.height);
  for (let offset = 0; offset < result.data.length; offset += CHANNELS) {
    // A clamped picture holds no negative slope, so each direction is looked at from both sides.
    const across = Math.max(falling[0]!.data[offset]!, rising[0]!.data[offset]!);
    const down = Math.max(falling[1]!.data[offset]!, rising[1]!.data[offset]!);
    result.data.fill(Math.hypot(across, down), offset, offset + 3);
    result.data[offset + 3] = raster.data[offset + 3]!;
  }
  return result;
}

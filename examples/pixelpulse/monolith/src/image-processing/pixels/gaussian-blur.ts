import type { Kernel } from './convolve';
import { convolve } from './convolve';
import type { Raster } from './raster';

/** Softens a picture. @param radius in pixels */
export function gaussianBlur(raster: Raster, radius: number): Raster {
  return convolve(raster, gaussianKernel(radius));
}

/** A bell of weights that sum up to 1. */
export function gaussianKernel(radius: number): Kernel {
  const side = radius * 2 + 1;
  const sigma = Math.max(radius / 2, 0.5);
  const weights: number[] = [];
  for (let y = -radius; y <= radius; y += 1) {
    for (let x = -radius; x <= radius; x += 1) {
      weights.push(Math.exp(-(x * x + y * y) / (2 * sigma * sigma)));
    }
  }
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return { side, weights: weights.map((weight) => weight / sum) };
}

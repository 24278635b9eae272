import type { Raster } from './raster';
import { blankRaster, CHANNELS } from './raster';

/** A square of weights with an odd side, row after row. */
export interface Kernel {
  readonly side: number;
  readonly weights: readonly number[];
}

/** Weighs every pixel with its neighbours. Beyond the border the outermost pixel repeats; alpha stays. */
export function convolve(raster: Raster, kernel: Kernel): Raster {
  const { width, height } = raster;
  const result = blankRaster(width, height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      weighNeighbours(raster, kernel, x, y, result);
    }
  }
  return result;
}

function weighNeighbours(
  { data, width, height }: Raster,
  { side, weights }: Kernel,
  x: number,
  y: number,
  into: Raster,
): void {
  const reach = (side - 1) / 2;
  let red = 0;
  let green = 0;
  let blue = 0;
  for (let row = 0; row < side; row += 1) {
    const sourceY = clamp(y + row - reach, height);
    for (let column = 0; column < side; column += 1) {
      const offset = (sourceY * width + clamp(x + column - reach, width)) * CHANNELS;
      const weight = weights[row * side + column]!;
      red += data[offset]! * weight;
      green += data[offset + 1]! * weight;
      blue += data[offset + 2]! * weight;
    }
  }
  const target = (y * width + x) * CHANNELS;
  into.data[target] = red;
  into.data[target + 1] = green;
  into.data[target + 2] = blue;
  into.data[target + 3] = data[target + 3]!;
}

function clamp(position: number, length: number): number {
  return position < 0 ? 0 : position >= length ? length - 1 : position;
}

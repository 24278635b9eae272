import type { Raster } from './raster';
import { blankRaster, CHANNELS } from './raster';

/** Scales to a width and keeps the proportions, averaging the pixels that fall together. */
export function resizeToWidth(raster: Raster, width: number): Raster {
  const height = Math.max(1, Math.round((raster.height * width) / raster.width));
  return resize(raster, width, height);
}

export function resize(raster: Raster, width: number, height: number): Raster {
  const result = blankRaster(width, height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      averageBox(raster, result, x, y);
    }
  }
  return result;
}

function averageBox(from: Raster, to: Raster, x: number, y: number): void {
  const [left, right] = span(x, from.width / to.width, from.width);
  const [top, bottom] = span(y, from.height / to.height, from.height);
  const sums = [0, 0, 0, 0];
  for (let row = top; row < bottom; row += 1) {
    for (let column = left; column < right; column += 1) {
      const offset = (row * from.width + column) * CHANNELS;
      for (let channel = 0; channel < CHANNELS; channel += 1) sums[channel]! += from.data[offset + channel]!;
    }
  }
  const pixels = (right - left) * (bottom - top);
  const target = (y * to.width + x) * CHANNELS;
  for (let channel = 0; channel < CHANNELS; channel += 1) to.data[target + channel] = sums[channel]! / pixels;
}

/** The source pixels below one target pixel: at least one, even when enlarging. */
function span(position: number, scale: number, length: number): [from: number, to: number] {
  const from = Math.min(Math.floor(position * scale), length - 1);
  const to = Math.min(Math.max(Math.floor((position + 1) * scale), from + 1), length);
  return [from, to];
}

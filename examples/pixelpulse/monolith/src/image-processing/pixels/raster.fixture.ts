import type { Raster } from './raster';
import { CHANNELS } from './raster';

/** A gray, opaque picture from rows of brightness. */
export function grayRaster(rows: readonly (readonly number[])[]): Raster {
  return colourRaster(rows.map((row) => row.map((value) => [value, value, value])));
}

/** An opaque picture from rows of colours. */
export function colourRaster(rows: readonly (readonly (readonly number[])[])[]): Raster {
  const pixels = rows.flatMap((row) => row.flatMap((colour) => [...colour, 255]));
  return { width: rows[0]!.length, height: rows.length, data: Uint8ClampedArray.from(pixels) };
}

/** The rows of one channel; red when none is named. */
export function rowsOf({ width, height, data }: Raster, channel = 0): number[][] {
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (__, x) => data[(y * width + x) * CHANNELS + channel]!),
  );
}

/** The colour of one pixel. */
export function colourAt({ width, data }: Raster, x: number, y: number): number[] {
  const offset = (y * width + x) * CHANNELS;
  return [...data.subarray(offset, offset + 3)];
}

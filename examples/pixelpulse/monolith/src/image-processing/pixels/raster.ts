/** A decoded picture: four bytes a pixel (red, green, blue, alpha), row after row. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

export const CHANNELS = 4;

export function blankRaster(width: number, height: number): Raster {
  return { width, height, data: new Uint8ClampedArray(width * height * CHANNELS) };
}

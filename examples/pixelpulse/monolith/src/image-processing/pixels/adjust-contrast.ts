import { mapPixels } from './map-pixels';
import type { Raster } from './raster';

const MIDDLE = 128;

/** Moves every channel away from middle gray. @param factor 1 changes nothing */
export function adjustContrast(raster: Raster, factor: number): Raster {
  const stretch = (value: number) => MIDDLE + (value - MIDDLE) * factor;
  return mapPixels(raster, (red, green, blue) => [stretch(red), stretch(green), stretch(blue)]);
}

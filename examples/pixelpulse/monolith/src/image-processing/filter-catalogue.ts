import { adjustBrightness } from './pixels/adjust-brightness';
import { adjustContrast } from './pixels/adjust-contrast';
import { detectEdges } from './pixels/detect-edges';
import { gaussianBlur } from './pixels/gaussian-blur';
import { grayscale } from './pixels/grayscale';
import { invert } from './pixels/invert';
import type { Raster } from './pixels/raster';
import { resizeToWidth } from './pixels/resize';
import { rotate } from './pixels/rotate';
import { sepia } from './pixels/sepia';
import { sharpen } from './pixels/sharpen';
import { vignette } from './pixels/vignette';

export interface AmountRange {
  min: number;
  max: number;
  default: number;
  whole: boolean;
}

export interface Filter {
  describes: string;
  amount?: AmountRange;
  apply(raster: Raster, amount: number): Raster;
}

export const FILTERS = {
  blur: { describes: 'softens, by a radius in pixels', amount: whole(1, 12, 3), apply: gaussianBlur },
  sharpen: { describes: 'crisper edges', amount: share(0, 3, 1), apply: sharpen },
  edges: { describes: 'outlines on black', apply: detectEdges },
  sepia: { describes: 'the brown of old prints', amount: share(0, 1, 1), apply: sepia },
  grayscale: { describes: 'black and white', apply: grayscale },
  invert: { describes: 'a negative', apply: invert },
  brightness: { describes: 'darker below 0, brighter above', amount: share(-1, 1, 0.1), apply: adjustBrightness },
  contrast: { describes: 'flatter below 1, harder above', amount: share(0, 4, 1.2), apply: adjustContrast },
  vignette: { describes: 'dark corners', amount: share(0, 1, 0.5), apply: vignette },
  rotate: { describes: 'quarter turns clockwise', amount: whole(0, 3, 1), apply: rotate },
  resize: { describes: 'scales to a width in pixels', amount: whole(1, 4000, 800), apply: resizeToWidth },
} satisfies Record<string, Filter>;

export type FilterName = keyof typeof FILTERS;

export const FILTER_NAMES = Object.keys(FILTERS) as FilterName[];

export function filterOf(name: FilterName): Filter {
  return FILTERS[name];
}

function whole(min: number, max: number, standard: number): AmountRange {
  return { min, max, default: standard, whole: true };
}

function share(min: number, max: number, standard: number): AmountRange {
  return { min, max, default: standard, whole: false };
}

import { adjustBrightness } from './adjust-brightness';
import { adjustContrast } from './adjust-contrast';
import { grayscale } from './grayscale';
import { invert } from './invert';
import { colourAt, colourRaster, grayRaster, rowsOf } from './raster.fixture';
import { sepia } from './sepia';
import { vignette } from './vignette';

describe('colour filters', () => {
  const colours = colourRaster([
    [
      [255, 0, 0],
      [0, 255, 0],
      [0, 0, 255],
    ],
  ]);

  it('grayscale weighs red, green and blue as BT.601 does', () => {
    expect(rowsOf(grayscale(colours))).toEqual([[76, 150, 29]]);
  });

  it('invert done twice is nothing', () => {
    expect(colourAt(invert(colours), 0, 0)).toEqual([0, 255, 255]);
    expect(invert(invert(colours)).data).toEqual(colours.data);
  });

  it('sepia goes the asked part of the way', () => {
    const gray = grayRaster([[100]]);
    expect(colourAt(sepia(gray, 0), 0, 0)).toEqual([100, 100, 100]);
    expect(colourAt(sepia(gray, 1), 0, 0)).toEqual([135, 120, 94]);
    expect(colourAt(sepia(gray, 0.5), 0, 0)).toEqual([118, 110, 97]);
  });

  it('brightness shifts and stops at the ends', () => {
    const gray = grayRaster([[0, 100, 250]]);
    expect(rowsOf(adjustBrightness(gray, 0.2))).toEqual([[51, 151, 255]]);
    expect(rowsOf(adjustBrightness(gray, -1))).toEqual([[0, 0, 0]]);
  });

  it('contrast stretches around middle gray', () => {
    const gray = grayRaster([[28, 128, 228]]);
    expect(rowsOf(adjustContrast(gray, 0.5))).toEqual([[78, 128, 178]]);
    expect(rowsOf(adjustContrast(gray, 4))).toEqual([[0, 128, 255]]);
  });

  it('vignette darkens corners and spares the middle', () => {
    const white = grayRaster(Array.from({ length: 3 }, () => [200, 200, 200]));
    expect(rowsOf(vignette(white, 1))).toEqual([
      [0, 100, 0],
      [100, 200, 100],
      [0, 100, 0],
    ]);
  });

  it('vignette takes a picture of one pixel', () => {
    expect(rowsOf(vignette(grayRaster([[80]]), 1))).toEqual([[80]]);
  });
});

import { gaussianBlur, gaussianKernel } from './gaussian-blur';
import { grayRaster, rowsOf } from './raster.fixture';

describe('gaussianBlur', () => {
  it.each([1, 2, 5, 12])('weighs to one with radius %i, most in the middle', (radius) => {
    const { side, weights } = gaussianKernel(radius);
    expect(side).toBe(radius * 2 + 1);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 10);
    expect(Math.max(...weights)).toBe(weights[(side * side - 1) / 2]);
  });

  it('spreads a dot evenly to all sides', () => {
    const dot = grayRaster([
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 255, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
    ]);
    // Weights with sigma 0.5: e^0 : e^-2 : e^-4, over their sum 1 + 4e^-2 + 4e^-4.
    expect(rowsOf(gaussianBlur(dot, 1))).toEqual([
      [0, 0, 0, 0, 0],
      [0, 3, 21, 3, 0],
      [0, 21, 158, 21, 0],
      [0, 3, 21, 3, 0],
      [0, 0, 0, 0, 0],
    ]);
  });

  it('leaves an even picture as it is', () => {
    const even = grayRaster([
      [99, 99],
      [99, 99],
    ]);
    expect(rowsOf(gaussianBlur(even, 4))).toEqual(rowsOf(even));
  });
});

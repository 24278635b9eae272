import { convolve } from './convolve';
import { grayRaster, rowsOf } from './raster.fixture';

describe('convolve', () => {
  const ramp = grayRaster([
    [10, 20, 30],
    [40, 50, 60],
    [70, 80, 90],
  ]);

  it('leaves a picture as it is under the kernel of one', () => {
    expect(rowsOf(convolve(ramp, { side: 1, weights: [1] }))).toEqual(rowsOf(ramp));
  });

  it('reads the neighbour a weight stands for, and repeats the border', () => {
    const fromTheRight = convolve(ramp, { side: 3, weights: [0, 0, 0, 0, 0, 1, 0, 0, 0] });
    expect(rowsOf(fromTheRight)).toEqual([
      [20, 30, 30],
      [50, 60, 60],
      [80, 90, 90],
    ]);
  });

  it('stays between black and white', () => {
    expect(rowsOf(convolve(ramp, { side: 1, weights: [4] }))[2]).toEqual([255, 255, 255]);
    expect(rowsOf(convolve(ramp, { side: 1, weights: [-1] }))[0]).toEqual([0, 0, 0]);
  });

  it('keeps alpha', () => {
    const glass = grayRaster([[100, 100]]);
    glass.data[3] = 7;
    expect(rowsOf(convolve(glass, { side: 3, weights: Array(9).fill(1 / 9) as number[] }), 3)).toEqual([[7, 255]]);
  });
});

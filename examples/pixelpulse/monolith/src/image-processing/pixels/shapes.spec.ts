import { grayRaster, rowsOf } from './raster.fixture';
import { resize, resizeToWidth } from './resize';
import { rotate } from './rotate';

describe('rotate', () => {
  const letter = grayRaster([
    [1, 2],
    [3, 4],
    [5, 6],
  ]);

  it('turns clockwise, and four times is nothing', () => {
    expect(rowsOf(rotate(letter, 1))).toEqual([
      [5, 3, 1],
      [6, 4, 2],
    ]);
    expect(rowsOf(rotate(letter, 2))).toEqual([
      [6, 5],
      [4, 3],
      [2, 1],
    ]);
    expect(rowsOf(rotate(rotate(letter, 3), 1))).toEqual(rowsOf(letter));
  });
});

describe('resize', () => {
  const squares = grayRaster([
    [0, 20, 100, 100],
    [40, 60, 100, 100],
    [8, 8, 0, 0],
    [8, 8, 0, 4],
  ]);

  it('averages the pixels that fall together', () => {
    expect(rowsOf(resizeToWidth(squares, 2))).toEqual([
      [30, 100],
      [8, 1],
    ]);
  });

  it('repeats pixels when it enlarges', () => {
    expect(rowsOf(resize(grayRaster([[10, 20]]), 4, 2))).toEqual([
      [10, 10, 20, 20],
      [10, 10, 20, 20],
    ]);
  });

  it('keeps at least one row', () => {
    const strip = resizeToWidth(grayRaster([Array.from({ length: 100 }, () => 9)]), 10);
    expect([strip.width, strip.height]).toEqual([10, 1]);
  });

  it('uses every source pixel when the sizes do not divide', () => {
    expect(rowsOf(resize(grayRaster([[10, 20, 60]]), 2, 1))).toEqual([[10, 40]]);
  });
});

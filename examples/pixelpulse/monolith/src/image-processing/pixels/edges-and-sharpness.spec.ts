import { detectEdges } from './detect-edges';
import { grayRaster, rowsOf } from './raster.fixture';
import { sharpen } from './sharpen';

describe('sharpen', () => {
  const step = grayRaster([
    [100, 100, 150, 150],
    [100, 100, 150, 150],
    [100, 100, 150, 150],
  ]);

  it('pulls both sides of a step apart', () => {
    expect(rowsOf(sharpen(step, 1))[1]).toEqual([100, 50, 200, 150]);
  });

  it('does nothing with strength 0', () => {
    expect(rowsOf(sharpen(step, 0))).toEqual(rowsOf(step));
  });
});

describe('detectEdges', () => {
  it('draws rising and falling steps, and no even ground', () => {
    const bar = grayRaster(Array.from({ length: 3 }, () => [10, 10, 10, 60, 60, 60, 10, 10, 10]));
    expect(rowsOf(detectEdges(bar))[1]).toEqual([0, 0, 200, 200, 0, 200, 200, 0, 0]);
  });

  it('sees steps downwards as well as across', () => {
    const shore = grayRaster([
      [40, 40, 40],
      [40, 40, 40],
      [20, 20, 20],
      [20, 20, 20],
    ]);
    expect(rowsOf(detectEdges(shore)).map((row) => row[1])).toEqual([0, 80, 80, 0]);
  });
});

import { FILTER_NAMES, filterOf } from './filter-catalogue';
import { amountOf, describeSteps } from './filter-step';
import { grayRaster } from './pixels/raster.fixture';

describe('amountOf', () => {
  it('falls back to what the catalogue says', () => {
    expect(amountOf({ filter: 'blur' })).toBe(3);
    expect(amountOf({ filter: 'edges' })).toBe(0);
  });

  it('takes both ends of the range', () => {
    expect(amountOf({ filter: 'brightness', amount: -1 })).toBe(-1);
    expect(amountOf({ filter: 'brightness', amount: 1 })).toBe(1);
  });

  it.each([
    ['beyond the range', 'blur', 13],
    ['below the range', 'sepia', -0.1],
    ['a fraction where whole numbers count', 'rotate', 1.5],
    ['anything for a filter without amount', 'invert', 1],
  ] as const)('refuses %s', (_, filter, amount) => {
    expect(() => amountOf({ filter, amount })).toThrow(/amount/);
  });
});

describe('describeSteps', () => {
  it('names filters and the amounts they have', () => {
    expect(describeSteps([{ filter: 'blur' }, { filter: 'invert' }, { filter: 'sepia', amount: 0.5 }])).toBe(
      'blur 3, invert, sepia 0.5',
    );
  });
});

describe('the catalogue', () => {
  it.each(FILTER_NAMES)('%s makes a whole picture of the smallest one', (name) => {
    const { width, height, data } = filterOf(name).apply(grayRaster([[120]]), amountOf({ filter: name }));
    expect(data).toHaveLength(width * height * 4);
    expect(data[3]).toBe(255);
  });
});

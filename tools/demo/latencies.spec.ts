import { percentile } from './latencies';

describe('a percentile', () => {
  it('is the nearest rank, whatever the order', () => {
    expect([percentile([4, 1, 3, 2], 0.5), percentile([4, 1, 3, 2], 0.95), percentile([7], 0.5)]).toEqual([2, 4, 7]);
  });

  it('of nothing is nothing', () => {
    expect(percentile([], 0.5)).toBe(0);
  });
});

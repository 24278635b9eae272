import fc from 'fast-check';
import { LatencyHistogram } from './latency-histogram';

/** The record of a rank, without any buckets. */
function exact(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.max(1, Math.ceil(share * values.length)) - 1]!;
}

describe('a histogram of durations', () => {
  const milliseconds = fc.double({ min: 0.01, max: 1e7, noNaN: true });

  it('gives quantiles within 3 % of the exact ones, and the exact mean and maximum', () => {
    fc.assert(
      fc.property(fc.array(milliseconds, { minLength: 1, maxLength: 300 }), (values) => {
        const histogram = new LatencyHistogram();
        for (const value of values) histogram.add(value);
        const latency = histogram.toLatency()!;
        for (const [name, share] of [
          ['p50', 0.5],
          ['p95', 0.95],
          ['p99', 0.99],
        ] as const)
          expect(Math.abs(latency[name] - exact(values, share))).toBeLessThanOrEqual(
            exact(values, share) * 0.03 + 0.0005,
          );
        expect(latency.max).toBeCloseTo(Math.max(...values), 2);
        expect(latency.mean / (values.reduce((a, b) => a + b) / values.length)).toBeCloseTo(1, 1);
      }),
    );
  });

  it('says nothing of nothing, and zero of zeros', () => {
    const histogram = new LatencyHistogram();
    expect(histogram.toLatency()).toBeUndefined();
    histogram.add(0);
    expect(histogram.toLatency()).toEqual({ mean: 0, p50: 0, p95: 0, p99: 0, max: 0 });
  });
});

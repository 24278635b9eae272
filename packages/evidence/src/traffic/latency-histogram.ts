/**
 * Durations in bounded memory: a bucket for each 5 % of length, so that a quantile is within 2.5 % of the exact one.
 * Masson, Rim and Lee: DDSketch (VLDB 2019), with the buckets held in a map: few of them are ever used.
 */
import type { Latency } from '@banyan/model';
import { round } from './round';

const accuracy = 0.025;
const growth = (1 + accuracy) / (1 - accuracy);
const scale = 1 / Math.log(growth);
/** Shorter is nothing: a tenth of a microsecond. */
const shortest = 1e-4;

/** Add milliseconds, then ask. */
export class LatencyHistogram {
  private readonly buckets = new Map<number, number>();
  private count = 0;
  private sum = 0;
  private max = 0;

  add(milliseconds: number): void {
    const bucket = milliseconds < shortest ? -Infinity : Math.ceil(Math.log(milliseconds) * scale);
    this.buckets.set(bucket, (this.buckets.get(bucket) ?? 0) + 1);
    this.count++;
    this.sum += milliseconds;
    if (milliseconds > this.max) this.max = milliseconds;
  }

  merge(other: LatencyHistogram): void {
    for (const [bucket, count] of other.buckets) this.buckets.set(bucket, (this.buckets.get(bucket) ?? 0) + count);
    this.count += other.count;
    this.sum += other.sum;
    this.max = Math.max(this.max, other.max);
  }

  /** Absent when nothing was added. */
  toLatency(): Latency | undefined {
    if (this.count === 0) return undefined;
    const [p50, p95, p99] = this.quantiles([0.5, 0.95, 0.99]) as [number, number, number];
    return { mean: round(this.sum / this.count), p50, p95, p99, max: round(this.max) };
  }

  /** The middle of the bucket that the record of this rank lies in. */
  private quantiles(shares: readonly number[]): number[] {
    const sorted = [...this.buckets].sort(([a], [b]) => a - b);
    return shares.map((share) => {
      let rank = Math.max(1, Math.ceil(share * this.count));
      const found = sorted.find(([, count]) => (rank -= count) <= 0);
      return round(Math.min(this.max, middleOf(found?.[0] ?? -Infinity)));
    });
  }
}

function middleOf(bucket: number): number {
  return bucket === -Infinity ? 0 : (2 * growth ** bucket) / (growth + 1);
}

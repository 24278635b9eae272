/** A tally's durations as a histogram. */
import type { Labels, Sample } from './metric-text';
import { durationBounds, type Tally } from './tally';

/** Seconds, cumulated, with sum and count. */
export function bucketsOf({ durations, durationSum }: Tally, labels: Labels): Sample[] {
  let sum = 0;
  const buckets = durations.map((count, i): Sample => {
    const bound = durationBounds[i];
    sum += count;
    return [{ ...labels, le: bound === undefined ? '+Inf' : String(bound / 1000) }, sum, '_bucket'];
  });
  return [...buckets, [labels, durationSum / 1000, '_sum'], [labels, sum, '_count']];
}

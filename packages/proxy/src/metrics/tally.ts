/** Counts of one route's traffic to one upstream. Plain numbers: counting must cost next to nothing. */

/** Upper bounds of the duration buckets, in milliseconds. */
export const durationBounds: readonly number[] = [
  1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000,
];

/** Status classes by `status / 100`; 0 stands for callers who left before an answer. */
export const statusClasses: readonly string[] = ['none', '1xx', '2xx', '3xx', '4xx', '5xx'];

/** Counters that only grow, and how many requests are under way. */
export class Tally {
  /** By status class. */
  readonly answers: number[] = statusClasses.map(() => 0);
  /** By bucket, not cumulated; the last one is for everything slower. */
  readonly durations: number[] = [...durationBounds, Infinity].map(() => 0);
  /** Milliseconds. */
  durationSum = 0;
  inFlight = 0;
  /** Answers that were cut short. */
  broken = 0;
  tunnels = 0;
  /** Requests of a service that came here, by reason. */
  readonly diverted = { ejected: 0, breaker: 0, failed: 0 };
  readonly upgrades = { accepted: 0, refused: 0, failed: 0 };

  /** A request is done. */
  count(status: number, milliseconds: number): void {
    const statusClass = status >= 600 ? 5 : (status / 100) | 0;
    this.answers[statusClass] = (this.answers[statusClass] ?? 0) + 1;
    this.durationSum += milliseconds;
    let bucket = 0;
    while (bucket < durationBounds.length && milliseconds > (durationBounds[bucket] as number)) bucket += 1;
    this.durations[bucket] = (this.durations[bucket] ?? 0) + 1;
  }
}

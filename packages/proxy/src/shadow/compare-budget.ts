/** Bounds the time that is spent on comparing: whoever waits for an answer waits for that too. */

/** Milliseconds of comparing in each second. */
const perSecond = 50;

/** Fills evenly, up to one second's worth. Time that was overdrawn is paid back before the next comparison. */
export class CompareBudget {
  private left = perSecond;
  private filledAt: number;

  constructor(private readonly clock: () => number) {
    this.filledAt = clock();
  }

  /** Runs the work if there is time left; undefined when there is none. */
  spend<T>(work: () => T): T | undefined {
    const begin = this.clock();
    this.left = Math.min(perSecond, this.left + ((begin - this.filledAt) * perSecond) / 1_000);
    this.filledAt = begin;
    if (this.left <= 0) return undefined;
    try {
      return work();
    } finally {
      this.left -= this.clock() - begin;
    }
  }
}

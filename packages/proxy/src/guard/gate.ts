/** Lets requests through to an upstream, as many at once as it may have; the next ones wait in line, within bounds. */
import type { Bounds } from '@banyan/routing';

/** Who asks to be let through. */
export interface Waiter {
  /** It is its turn; to be given back with `leave`. */
  admitted(): void;
  /** There is no room, or there was none in time. */
  turnedAway(): void;
}

/** One per upstream. */
export class Gate {
  /** Requests that are through. */
  taken = 0;
  /** Requests that began and have not ended, wherever they are. */
  inFlight = 0;
  /** Requests that were turned away. */
  overflows = 0;
  private readonly line = new Map<Waiter, NodeJS.Timeout>();

  /**
   * @param bounds may be replaced while requests are under way
   * @param usual connections where the plan names no number
   */
  constructor(
    public bounds: Bounds,
    private readonly usual: number,
  ) {}

  get connections(): number {
    return this.bounds.connections ?? this.usual;
  }

  get pending(): number {
    return this.line.size;
  }

  /** Whether one more may begin. */
  get isFull(): boolean {
    return this.inFlight >= this.bounds.inFlight;
  }

  /** @returns true when it is through at once; else the waiter is told */
  enter(waiter: Waiter): boolean {
    if (this.taken < this.connections) {
      this.taken += 1;
      return true;
    }
    if (this.line.size < this.bounds.pending) {
      this.line.set(
        waiter,
        setTimeout(() => this.turnAway(waiter), this.bounds.pendingTime),
      );
    } else this.turnAway(waiter);
    return false;
  }

  /** It does not want to wait any longer. */
  forget(waiter: Waiter): void {
    if (this.line.size === 0) return;
    clearTimeout(this.line.get(waiter));
    this.line.delete(waiter);
  }

  /** One that was through is done: the first in line is next. */
  leave(): void {
    this.taken -= 1;
    if (this.line.size === 0 || this.taken >= this.connections) return;
    for (const next of this.line.keys()) {
      this.forget(next);
      this.taken += 1;
      return next.admitted();
    }
  }

  private turnAway(waiter: Waiter): void {
    this.forget(waiter);
    this.overflows += 1;
    waiter.turnedAway();
  }
}

/** Lets requests through to an upstream, as many at once as it may have; the next ones wait in line, within bounds. */
import type { Bounds } from '@banyan/routing';
import type { GateLoans } from './lent';
import { Quota } from './quota';

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
  readonly requests: Quota;
  /** WebSockets that are open or being opened. */
  readonly tunnels: Quota;
  /** Requests that were turned away. */
  overflows = 0;
  private readonly line = new Map<Waiter, NodeJS.Timeout>();
  private present: Bounds;

  /**
   * @param bounds may be replaced while requests are under way
   * @param usual connections where the plan names no number
   * @param loans present when several processes share the upstream
   */
  constructor(
    bounds: Bounds,
    private readonly usual: number,
    private readonly loans?: GateLoans,
  ) {
    this.present = bounds;
    this.requests = new Quota(bounds.inFlight, loans?.inFlight);
    this.tunnels = new Quota(bounds.tunnels, loans?.tunnels);
    if (!loans) return;
    loans.connections.used = () => this.taken;
    loans.connections.answered = () => this.admitWaiting();
  }

  get bounds(): Bounds {
    return this.present;
  }

  set bounds(bounds: Bounds) {
    this.present = bounds;
    this.requests.limit = bounds.inFlight;
    this.tunnels.limit = bounds.tunnels;
  }

  get connections(): number {
    return this.loans?.connections.granted ?? this.bounds.connections ?? this.usual;
  }

  get pending(): number {
    return this.line.size;
  }

  /** @returns true when it is through at once; else the waiter is told */
  enter(waiter: Waiter): boolean {
    if (this.taken < this.connections) {
      this.taken += 1;
      return true;
    }
    const asks = this.loans?.connections.ask(this.line.size + 1) ?? false;
    if (asks || this.line.size < this.places) {
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
    this.loans?.connections.freed();
    if (this.line.size === 0) return;
    if (this.taken < this.connections) this.admitFirst();
    else this.loans?.connections.askLater(this.line.size);
  }

  private admitFirst(): void {
    for (const next of this.line.keys()) {
      this.forget(next);
      this.taken += 1;
      return next.admitted();
    }
  }

  /** The answer is there: those that it does not reach wait on, as many as may. */
  private admitWaiting(): void {
    while (this.line.size > 0 && this.taken < this.connections) this.admitFirst();
    const beyond = [...this.line.keys()].slice(this.places);
    beyond.forEach((waiter) => this.turnAway(waiter));
    if (this.line.size > 0) this.loans?.connections.askLater(this.line.size);
  }

  private get places(): number {
    return this.loans ? this.loans.divide(this.bounds.pending) : this.bounds.pending;
  }

  private turnAway(waiter: Waiter): void {
    this.forget(waiter);
    this.overflows += 1;
    waiter.turnedAway();
  }
}

/** The way of copies to one upstream: connections of their own, and bounds on how many there are and what they hold. */
import type { Bounds } from '@banyan/routing';
import { ConnectionPool } from '../forward/connection-pool';
import { afterFailure, afterSuccess, type EjectionState, wellState } from '../health/ejection';
import { CopyJourney, type CopiedRequest, type CopyOutcome } from './copy-journey';
import type { ByteCount } from './kept-body';

/** A service that fails copies, one after the other, is left alone for a second, then two, up to half a minute. */
const resting = { failures: 5, base: 1_000, max: 30_000 };

/** One per upstream. Whatever happens here takes nothing from what callers wait for. */
export class CopyLane implements ByteCount {
  /** Copies that are promised or on their way. */
  inFlight = 0;
  /** Bytes of bodies that are kept for them. */
  bytes = 0;
  private readonly journeys = new Set<CopyJourney>();
  private readonly pool: ConnectionPool;
  private rest: EjectionState = wellState;
  private closed = false;

  /** @param bounds may be replaced while copies are under way */
  constructor(
    origin: string,
    private readonly settings: ConstructorParameters<typeof ConnectionPool>[1],
    private readonly clock: () => number,
    public bounds: Bounds,
  ) {
    this.pool = new ConnectionPool(origin, this.settings);
  }

  get isFull(): boolean {
    return this.closed || this.inFlight >= this.bounds.copies || this.bytes >= this.bounds.copiedBytes;
  }

  /** Whether copies would fail most likely: it is left alone, or one copy is trying it. */
  get isResting(): boolean {
    const { until } = this.rest;
    return until > 0 && (this.inFlight > 0 || this.clock() < until);
  }

  hold(bytes: number): boolean {
    if (this.bytes + bytes > this.bounds.copiedBytes) return false;
    this.bytes += bytes;
    return true;
  }

  letGo(bytes: number): void {
    this.bytes -= bytes;
  }

  /** @returns whether there is room for one more; to be given back with `leave` */
  enter(): boolean {
    if (this.isFull) return false;
    this.inFlight += 1;
    return true;
  }

  leave(): void {
    this.inFlight -= 1;
  }

  /** Sends a copy that has entered. `onEnd` is called once, and never before this returns. */
  send(request: CopiedRequest, onEnd: (outcome: CopyOutcome) => void): void {
    const journey = new CopyJourney(request, this.pool, this, this.clock, (outcome) => {
      this.journeys.delete(journey);
      this.heed(outcome);
      onEnd(outcome);
    });
    this.journeys.add(journey);
    journey.start();
    if (this.closed) journey.cancel();
  }

  private heed({ kind }: CopyOutcome): void {
    if (kind === 'failed') this.rest = afterFailure(this.rest, this.clock(), resting);
    else if (kind === 'answered') this.rest = afterSuccess(this.rest, this.clock());
  }

  /** Nobody waits for a copy: those under way are given up. */
  close(): Promise<void> {
    this.closed = true;
    for (const journey of [...this.journeys]) journey.cancel();
    return this.pool.close();
  }
}

/** The way of copies to one upstream: connections of their own, and bounds on how many there are and what they hold. */
import type { Bounds, TableUpstream } from '@banyan/routing';
import { ConnectionPool } from '../forward/connection-pool';
import { SessionPool, type SessionSettings } from '../forward/h2/session-pool';
import { afterFailure, afterSuccess, type EjectionState, wellState } from '../health/ejection';
import type { CopiedRequest, CopyOutcome } from './copied-request';
import { CopyJourney } from './copy-journey';
import { H2CopyJourney } from './h2-copy-journey';
import type { ByteCount } from './kept-body';

/** A service that fails copies, one after the other, is left alone for a second, then two, up to half a minute. */
const resting = { failures: 5, base: 1_000, max: 30_000 };

/** One per upstream. Whatever happens here takes nothing from what callers wait for. */
export class CopyLane implements ByteCount {
  /** Copies that are promised or on their way. */
  inFlight = 0;
  /** Bytes of bodies that are kept for them. */
  bytes = 0;
  private readonly journeys = new Set<CopyJourney | H2CopyJourney>();
  private readonly connections: ConnectionPool;
  private readonly sessions: SessionPool;
  private rest: EjectionState = wellState;
  private closed = false;

  /** @param bounds may be replaced while copies are under way */
  constructor(
    private readonly upstream: TableUpstream,
    settings: SessionSettings,
    private readonly clock: () => number,
    public bounds: Bounds,
  ) {
    this.connections = new ConnectionPool(upstream.origin, settings);
    this.sessions = new SessionPool(upstream, settings);
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
    if (this.closed) return void setImmediate(() => onEnd({ kind: 'cancelled' }));
    const journey = this.toJourney(request, (outcome) => {
      this.journeys.delete(journey);
      this.heed(outcome);
      onEnd(outcome);
    });
    this.journeys.add(journey);
    journey.start();
  }

  /** What speaks both gets HTTP/1.1, where a copy costs less; gRPC has no other way than HTTP/2. */
  private toJourney(request: CopiedRequest, onEnd: (outcome: CopyOutcome) => void): CopyJourney | H2CopyJourney {
    const { upstream, connections, sessions, clock } = this;
    const byHttp2 = upstream.protocol === 'h2' || (upstream.protocol === 'auto' && request.isGrpc);
    if (byHttp2) return new H2CopyJourney(request, upstream, sessions, this, clock, onEnd);
    return new CopyJourney(request, connections, this, clock, onEnd);
  }

  private heed({ kind }: CopyOutcome): void {
    if (kind === 'failed') this.rest = afterFailure(this.rest, this.clock(), resting);
    else if (kind === 'answered') this.rest = afterSuccess(this.rest, this.clock());
  }

  /** Nobody waits for a copy: those under way are given up. */
  async close(): Promise<void> {
    this.closed = true;
    for (const journey of [...this.journeys]) journey.cancel();
    await Promise.all([this.connections.close(), this.sessions.close()]);
  }
}

/** How long one request by HTTP/2 waits for its upstream: for the answer's first byte, then between its bytes. */
import type { Exchange } from '../exchange';

/** One timer for both. Waiting for the caller does not count. */
export class UpstreamClock {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly exchange: Exchange,
    private readonly onLate: () => void,
  ) {}

  start(): void {
    this.wait(limitsOf(this.exchange).firstByte);
  }

  /** The answer has begun. */
  answered(): void {
    this.wait(limitsOf(this.exchange).idle);
  }

  /** A part of the answer has come. */
  moved(): void {
    this.timer?.refresh();
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private wait(limit: number): void {
    clearTimeout(this.timer);
    if (limit <= 0) return;
    const timer = setTimeout(() => {
      const { awaitingBodySince, awaitingDrainSince } = this.exchange;
      if (awaitingBodySince > 0 || awaitingDrainSince > 0) timer.refresh();
      else this.onLate();
    }, limit);
    this.timer = timer;
  }
}

/**
 * Streams of gRPC may be silent for hours, and callers say how long they would wait (`grpc-timeout`): only what the plan
 * says counts for them. 0 is no limit.
 */
export function limitsOf({ way, response }: Exchange): { readonly firstByte: number; readonly idle: number } {
  if (!response.isGrpc) return way.times;
  const { firstByte = 0, idle = 0 } = way.destination.times;
  return { firstByte, idle };
}

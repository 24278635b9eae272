/** How much of an upstream may be taken at once, as numbers. */
import type { Upstream } from '@banyan/model';
import { parseDuration } from './parse-duration';

/** Bounds of one upstream. */
export interface Bounds {
  /** Undefined where the proxy's own bound holds. */
  readonly connections: number | undefined;
  readonly pending: number;
  /** Milliseconds. */
  readonly pendingTime: number;
  readonly inFlight: number;
  /** WebSockets that are open or being opened. */
  readonly tunnels: number;
  /** Copies of phase `shadow` at once, and bytes of bodies that they may hold. */
  readonly copies: number;
  readonly copiedBytes: number;
}

/** What the plan says, or what holds when it says nothing. */
export function toBounds({ limits = {} }: Upstream): Bounds {
  const { connections, pending = 0, pendingTime = '1s', inFlight = Infinity, tunnels = 4096 } = limits;
  const { copies = 64, copiedBytes = 16_777_216 } = limits;
  const wait = parseDuration(pendingTime) ?? 0;
  return Object.freeze({ connections, pending, pendingTime: wait, inFlight, tunnels, copies, copiedBytes });
}

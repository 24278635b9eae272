/** A destination with all that leads there: found once per request. */
import type { Destination, Fallback } from '@banyan/routing';
import type { Forwarder } from '../forward/forwarder';
import type { Gate } from '../guard/gate';
import type { UpstreamHealth } from '../health/upstream-health';
import type { ShadowWay } from '../shadow/shadow-way';
import type { Tally } from '../metrics/tally';
import type { Timeouts } from '../options';
import type { Dialer } from '../tls/dialer';

/** One route's way to one upstream. */
export interface Way {
  readonly destination: Destination;
  readonly forwarder: Forwarder;
  readonly gate: Gate;
  readonly health: UpstreamHealth;
  /** Of an upstream on https. */
  readonly dialer: Dialer | undefined;
  /** Of a service: the same route's way to the monolith. */
  readonly fallback: { readonly way: Way; readonly when: Fallback['when'] } | undefined;
  /** Who gets copies; only of the monolith's side of a route in phase shadow. */
  readonly shadow: ShadowWay | undefined;
  readonly tally: Tally;
  readonly times: WayTimes;
}

/** Milliseconds that a request may take on this way; 0 where there is no limit. */
export interface WayTimes {
  readonly connect: number;
  readonly firstByte: number;
  readonly perTry: number;
  readonly total: number;
  readonly idle: number;
  readonly handshake: number;
  readonly totalCutsAnswers: boolean;
}

/** The plan's word, or the proxy's where the plan says nothing. */
export function toWayTimes({ times }: Destination, timeouts: Timeouts): WayTimes {
  const { answer: firstByte, connect, idle, handshake } = timeouts;
  return Object.freeze({ connect, firstByte, perTry: 0, total: 0, idle, handshake, ...times });
}

/** How long a RoutingPlan lets things take. */

/**
 * A span of time: a whole number and its unit, e.g. `500ms`, `2s`, `5m`, `1h`; at most 24 hours.
 * @pattern ^[1-9][0-9]{0,6}(ms|s|m|h)$
 */
export type Duration = string;

/**
 * What a route says wins over what its upstream says, that over the plan's `defaults`, and those over the options of the
 * proxy. None of them ends a transfer that moves.
 */
export interface TimeLimits {
  /** Until the upstream accepts a connection; 504 then. */
  readonly connect?: Duration;
  /** From a request's last byte sent to the first byte of its answer; 504 then, up to a second late. */
  readonly firstByte?: Duration;
  /** For one try, from its beginning to the first byte of its answer; no limit when absent. */
  readonly perTry?: Duration;
  /** For all tries together, from the request's head to the first byte of its answer; no limit when absent. */
  readonly total?: Duration;
  /** Without a byte of a body, from either side. */
  readonly idle?: Duration;
  /** Until a WebSocket's handshake is answered. */
  readonly handshake?: Duration;
}

/** The same for one route. */
export interface RouteTimeLimits extends TimeLimits {
  /** Whether `total` also cuts answers that have begun: long downloads and event streams among them. Default false. */
  readonly totalCutsAnswers?: boolean;
}

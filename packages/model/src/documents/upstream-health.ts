/** When a RoutingPlan takes an upstream for ill; its routes' requests then go to the monolith, which is never ill. */
import type { Duration } from './time-limits';

/** Asks the upstream regularly how it is; it gets its first request when it has answered well once. */
export interface HealthCheck {
  /** Path and query that an upstream in good health answers with 2xx or 3xx, e.g. `/healthz`. */
  readonly path: string;
  /** From one check to the next, a tenth more or less; `2s` when absent. */
  readonly interval?: Duration;
  /** `1s` when absent. */
  readonly timeout?: Duration;
  /**
   * Good checks in a row that bring it back; 2 when absent.
   * @minimum 1
   * @asType integer
   */
  readonly rise?: number;
  /**
   * Bad checks in a row that take it out; 3 when absent.
   * @minimum 1
   * @asType integer
   */
  readonly fall?: number;
}

/** Ejects an upstream for a while whose requests fail one after the other: no answer, or 5xx. */
export interface EjectionRules {
  /** Whether failures never eject it. Default false. */
  readonly never?: boolean;
  /**
   * Failures in a row; 5 when absent.
   * @minimum 1
   * @asType integer
   */
  readonly failures?: number;
  /** How long the first time, twice as long the second, and so on; `30s` when absent. */
  readonly base?: Duration;
  /** The longest time; `5m` when absent. */
  readonly max?: Duration;
}

/** Opens when too large a share of an upstream's requests fails, and asks for a try now and then. */
export interface BreakerRules {
  /**
   * Percent of failed requests that open it; 50 when absent.
   * @minimum 1
   * @maximum 100
   */
  readonly share?: number;
  /**
   * Fewer requests than this in the window decide nothing; 20 when absent.
   * @minimum 1
   * @asType integer
   */
  readonly requests?: number;
  /** `10s` when absent. */
  readonly window?: Duration;
  /** How long it stays open before the next try; `10s` when absent. */
  readonly open?: Duration;
}

/** When a request of a route is sent once more. */
export interface RetryRules {
  /** Whether no request is. Default false. */
  readonly never?: boolean;
  /** Whether requests that are not idempotent are when they bring an Idempotency-Key. Default false. */
  readonly idempotencyKey?: boolean;
}
